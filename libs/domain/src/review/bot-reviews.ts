import type { PullRequestSnapshot, ReviewState } from '../pull-request/snapshot.ts';
import { REVIEW_COUNTER, type BotRole } from './review-counters.ts';
import type { ReviewSums } from './review-sums.ts';
import type { Sides } from './sides.ts';
import type { GivenReview } from './verdicts.ts';

/** Of bots that ask for changes: from the first such review until it ended. */
export interface BotBlock {
  reviewer: string;
  requested_at: string;
  end: 'resolved' | 'overridden' | 'open';
}

const ROLE: Partial<Record<ReviewState, BotRole>> = {
  changes_requested: 'blocking',
  approved: 'approving',
  commented: 'informational',
};

const EVENT: Record<BotRole, string> = {
  blocking: REVIEW_COUNTER.botBlockEvents,
  approving: REVIEW_COUNTER.botApprovalEvents,
  informational: REVIEW_COUNTER.botInformationalEvents,
};

/** What bots said in their reviews, and which of them only ever commented. */
export function countBotReviews(sums: ReviewSums, reviews: readonly GivenReview[], sides: Sides): void {
  const roles = new Map<string, Set<BotRole>>();
  for (const { author, state } of reviews) {
    if (author === null || sides.partyOf(author) !== 'bot') {
      continue;
    }
    sums.add(REVIEW_COUNTER.botReviewEvents);
    const role = ROLE[state];
    if (role !== undefined) {
      sums.add(EVENT[role]);
      roles.set(author.login, (roles.get(author.login) ?? new Set()).add(role));
    }
  }
  for (const [login, played] of roles) {
    played.forEach((role) => sums.add(REVIEW_COUNTER.botReviewer(role, login)));
    sums.add(REVIEW_COUNTER.botBlockingReviewers, Number(played.has('blocking')));
    sums.add(REVIEW_COUNTER.botInformationalOnlyReviewers, Number(played.has('informational') && played.size === 1));
  }
}

/** How the change requests of bots ended. */
export function countBotBlocks(sums: ReviewSums, blocks: readonly BotBlock[]): void {
  sums.add(REVIEW_COUNTER.botBlockOverrides, blocks.filter(({ end }) => end === 'overridden').length);
  sums.add(REVIEW_COUNTER.botBlockResolved, blocks.filter(({ end }) => end === 'resolved').length);
}

/**
 * The change requests of bots. Repeats by the same bot belong to the one that stands. It is resolved by the bot's
 * approval or by a dismissal of all that stands; a merge before that overrides it. A comment resolves nothing, as on
 * GitHub, and what comes after the merge no longer counts.
 */
export function botBlocks(snapshot: PullRequestSnapshot, reviews: readonly GivenReview[], sides: Sides): BotBlock[] {
  const merged = snapshot.merged_at === null ? Infinity : Date.parse(snapshot.merged_at);
  const early = reviews.filter(({ author, submitted_at }) => sides.partyOf(author) === 'bot' && Date.parse(submitted_at) <= merged);
  const logins = [...new Set(early.flatMap(({ author }) => author?.login ?? []))].sort();
  return logins.flatMap((login) => blocksOf(login, early.filter(({ author }) => author?.login === login), merged));
}

function blocksOf(reviewer: string, reviews: readonly GivenReview[], merged: number): BotBlock[] {
  const blocks: BotBlock[] = [];
  let standing: GivenReview[] = [];
  const end = (how: BotBlock['end']): void => {
    const [first] = standing;
    if (first !== undefined) {
      blocks.push({ reviewer, requested_at: first.submitted_at, end: how });
    }
    standing = [];
  };
  for (const review of reviews) {
    if (standing.length > 0 && standing.every((one) => isDismissedBy(one, Date.parse(review.submitted_at)))) {
      end('resolved');
    }
    if (review.state === 'approved') {
      end('resolved');
    } else if (review.state === 'changes_requested') {
      standing.push(review);
    }
  }
  const dismissed = standing.every((one) => isDismissedBy(one, merged));
  end(dismissed ? 'resolved' : merged === Infinity ? 'open' : 'overridden');
  return blocks;
}

function isDismissedBy({ dismissed_at }: GivenReview, moment: number): boolean {
  return dismissed_at !== null && Date.parse(dismissed_at) <= moment;
}
