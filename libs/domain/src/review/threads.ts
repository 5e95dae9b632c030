import type { Comment, PullRequestSnapshot, ReviewThread } from '../pull-request/snapshot.ts';
import { classify } from './classification.ts';
import { REVIEW_COUNTER } from './review-counters.ts';
import { byTime, type ReviewSums } from './review-sums.ts';
import type { Sides } from './sides.ts';

/** Threads at lines: who answers whom, how fast, and whether that was the end of it. */
export function countThreads(sums: ReviewSums, { threads }: Pick<PullRequestSnapshot, 'threads'>, sides: Sides): void {
  sums.add(REVIEW_COUNTER.threads, threads.length);
  for (const thread of threads) {
    const [opening, ...later] = inOrder(thread);
    if (opening !== undefined && sides.isReviewer(opening.author)) {
      sums.add(REVIEW_COUNTER.reviewerThreads);
      countAnswers(sums, opening, later, sides);
    }
  }
}

function countAnswers(sums: ReviewSums, opening: Comment, later: readonly Comment[], sides: Sides): void {
  const byAgent = later.find(({ author }) => sides.isAuthors(author) && sides.partyOf(author) === 'bot');
  if (byAgent !== undefined) {
    sums.add(REVIEW_COUNTER.respondedThreads);
    sums.addDuration('agent_response', opening.created_at, byAgent.created_at);
  }
  sums.add(REVIEW_COUNTER.reopenedThreads, Number(isReopened(later, sides)));
}

/** A reviewer speaks again after the author's side has answered. Thanks are the end of a thread, not a new beginning. */
function isReopened(later: readonly Comment[], sides: Sides): boolean {
  const answer = later.findIndex(({ author }) => sides.isAuthors(author));
  return (
    answer >= 0 &&
    later.slice(answer + 1).some(({ author, body }) => sides.isReviewer(author) && classify(body) !== 'praise')
  );
}

function inOrder(thread: ReviewThread): Comment[] {
  return [...thread.comments].sort(byTime(({ created_at }) => created_at, ({ id }) => id));
}
