import type { Contributor } from '../attribution/verdict.ts';
import type { ReviewSignals } from '../decision/decision-input.ts';
import type { Accounts } from '../pull-request/actor.ts';
import { SNAPSHOT_PARTS, type PullRequestCommit, type PullRequestSnapshot, type SnapshotPart } from '../pull-request/snapshot.ts';
import { botBlocks, countBotBlocks, countBotReviews, type BotBlock } from './bot-reviews.ts';
import { countChecks } from './ci.ts';
import { countComments, countReviewBodies } from './comments.ts';
import { countCommits } from './commits.ts';
import { countFirstReviews, countForcePushes, isPushedAfterApproval } from './milestones.ts';
import { REVIEW_COUNTER } from './review-counters.ts';
import { ReviewSums } from './review-sums.ts';
import { countReviewers } from './reviewers.ts';
import { Sides } from './sides.ts';
import { countThreads } from './threads.ts';
import { givenReviews, type GivenReview } from './verdicts.ts';

/** Version of the counters' definitions. A figure of several versions is no figure. */
export const REVIEW_FACT_VERSION = 1;

/** What the review and CI of one pull request come to. A newer one replaces an older one. */
export interface ReviewFact {
  schema_version: number;
  repo: string;
  pr_number: string;
  /** The main agent of the pull request. */
  agent_id: string;
  /** The moment that it counts at: the merge, else the close, else the last change. RFC 3339, UTC. */
  at: string;
  /** When GitHub was asked: the newer fact has the later one. */
  snapshot_at: string;
  /** The counters of REVIEW_COUNTER. */
  counters: Record<string, number>;
  /** What could not be told from: nothing that needs these parts was counted. */
  could_not_tell: SnapshotPart[];
  /** For alerts: the change requests of bots that were merged over, who merged, and when. */
  overridden: { reviewer: string; requested_at: string }[];
  merged_by: string | null;
  merged_at: string | null;
}

/** What is known beside the snapshot. */
export interface ReviewContext {
  /** The main agent of the pull request's lines. */
  agent_id: string;
  accounts: Accounts;
  /** Who wrote a commit, by its author and its marks. */
  contributorOf: (commit: PullRequestCommit) => Contributor;
}

/** The review fact of a pull request. The order of what the snapshot holds never matters. */
export function reviewFact(snapshot: PullRequestSnapshot, context: ReviewContext): ReviewFact {
  const sides = new Sides(snapshot, context.accounts);
  const reviews = givenReviews(snapshot, sides);
  const blocks = isKnown(snapshot, 'reviews', 'timeline') ? botBlocks(snapshot, reviews, sides) : [];
  return {
    schema_version: REVIEW_FACT_VERSION,
    repo: snapshot.repo,
    pr_number: String(snapshot.number),
    agent_id: context.agent_id,
    at: snapshot.merged_at ?? snapshot.closed_at ?? snapshot.updated_at,
    snapshot_at: snapshot.fetched_at,
    counters: countAll({ snapshot, context, sides, reviews, blocks }).toRecord(),
    could_not_tell: SNAPSHOT_PARTS.filter((part) => !isKnown(snapshot, part)),
    overridden: blocks.filter(({ end }) => end === 'overridden').map(({ reviewer, requested_at }) => ({ reviewer, requested_at })),
    merged_by: snapshot.merged_by?.login ?? null,
    merged_at: snapshot.merged_at,
  };
}

/** What a decision is told of the review; undefined where that could not be told. */
export function reviewSignals({ counters, could_not_tell }: ReviewFact): ReviewSignals | undefined {
  if (could_not_tell.includes('reviews') || could_not_tell.includes('timeline')) {
    return undefined;
  }
  return {
    bot_block_overrides: counters[REVIEW_COUNTER.botBlockOverrides] ?? 0,
    bot_block_resolved: counters[REVIEW_COUNTER.botBlockResolved] ?? 0,
    force_push_after_approval: counters[REVIEW_COUNTER.forcePushAfterApproval] ?? 0,
  };
}

interface Counted {
  snapshot: PullRequestSnapshot;
  context: ReviewContext;
  sides: Sides;
  reviews: readonly GivenReview[];
  blocks: readonly BotBlock[];
}

/** Each family of counters with the parts that it is told from. */
const FAMILIES: readonly (readonly [readonly SnapshotPart[], (sums: ReviewSums, counted: Counted) => void])[] = [
  [['comments', 'threads'], (sums, { snapshot, sides }) => countComments(sums, allComments(snapshot), sides)],
  [['reviews'], (sums, { snapshot }) => countReviewBodies(sums, snapshot)],
  [['threads'], (sums, { snapshot, sides }) => countThreads(sums, snapshot, sides)],
  [['reviews', 'timeline'], (sums, { reviews, sides }) => countReviewers(sums, reviews, sides)],
  [['reviews', 'timeline'], (sums, { reviews, sides }) => countBotReviews(sums, reviews, sides)],
  [['reviews', 'timeline'], (sums, { blocks }) => countBotBlocks(sums, blocks)],
  [['reviews', 'timeline'], (sums, { snapshot, reviews, sides }) => countFirstReviews(sums, snapshot, reviews, sides)],
  [['reviews', 'timeline'], (sums, { snapshot, reviews }) => countPushAfterApproval(sums, snapshot, reviews)],
  [['timeline'], (sums, { snapshot }) => countForcePushes(sums, snapshot)],
  [['commits'], (sums, { snapshot, context }) => countCommits(sums, snapshot.commits, context.contributorOf)],
  [['commits', 'checks'], (sums, { snapshot }) => countChecks(sums, snapshot)],
];

function countAll(counted: Counted): ReviewSums {
  const { snapshot } = counted;
  const sums = new ReviewSums();
  sums.add(REVIEW_COUNTER.pullRequests);
  sums.addDuration('time_to_merge', snapshot.created_at, snapshot.merged_at);
  for (const part of SNAPSHOT_PARTS.filter((one) => isKnown(snapshot, one))) {
    sums.add(REVIEW_COUNTER.known(part));
  }
  for (const [parts, count] of FAMILIES) {
    if (isKnown(snapshot, ...parts)) {
      count(sums, counted);
    }
  }
  return sums;
}

function countPushAfterApproval(sums: ReviewSums, snapshot: PullRequestSnapshot, reviews: readonly GivenReview[]): void {
  sums.add(REVIEW_COUNTER.forcePushAfterApproval, Number(isPushedAfterApproval(snapshot, reviews)));
}

function allComments({ comments, threads }: PullRequestSnapshot): PullRequestSnapshot['comments'] {
  return [...comments, ...threads.flatMap((thread) => thread.comments)];
}

function isKnown({ incomplete }: PullRequestSnapshot, ...parts: readonly SnapshotPart[]): boolean {
  return parts.every((part) => !incomplete.includes(part));
}
