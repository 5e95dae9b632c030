import type { Comment, PullRequestSnapshot } from '../pull-request/snapshot.ts';
import { classify } from './classification.ts';
import { REVIEW_COUNTER } from './review-counters.ts';
import type { ReviewSums } from './review-sums.ts';
import type { Sides } from './sides.ts';

const AGENT_LINE = /^[ \t]*agent-id:[ \t]*\S/im;

/** Comments, wherever they stand. */
export function countComments(sums: ReviewSums, comments: readonly Comment[], sides: Sides): void {
  for (const { author, body } of comments) {
    sums.add(REVIEW_COUNTER.reviewComments);
    sums.add(REVIEW_COUNTER.classification(classify(body)));
    sums.add(REVIEW_COUNTER.agentMentions, Number(AGENT_LINE.test(body)));
    sums.add(REVIEW_COUNTER.botComments, Number(sides.partyOf(author) === 'bot' && sides.isReviewer(author)));
  }
}

/** What the bodies of reviews are about. Most reviews have none: they only hold comments at lines together. */
export function countReviewBodies(sums: ReviewSums, { reviews }: Pick<PullRequestSnapshot, 'reviews'>): void {
  for (const { body } of reviews) {
    if (body.trim() !== '') {
      sums.add(REVIEW_COUNTER.classification(classify(body)));
    }
  }
}
