import type { PullRequestSnapshot } from '../pull-request/snapshot.ts';
import { REVIEW_COUNTER } from './review-counters.ts';
import type { ReviewSums } from './review-sums.ts';
import type { Sides } from './sides.ts';
import type { GivenReview } from './verdicts.ts';

/** The first review, by anybody and by a person, and the first approval. */
export function countFirstReviews(
  sums: ReviewSums,
  { created_at }: Pick<PullRequestSnapshot, 'created_at'>,
  reviews: readonly GivenReview[],
  sides: Sides,
): void {
  const byPerson = reviews.find(({ author }) => sides.partyOf(author) === 'human');
  sums.addDuration('time_to_first_review', created_at, reviews[0]?.submitted_at);
  sums.addDuration('time_to_first_human_review', created_at, byPerson?.submitted_at);
  sums.addDuration('time_to_first_approval', created_at, firstApproval(reviews)?.submitted_at);
}

/** Force pushes, and whether one replaced what had been approved before the merge. */
export function countForcePushes(sums: ReviewSums, { timeline }: Pick<PullRequestSnapshot, 'timeline'>): void {
  sums.add(REVIEW_COUNTER.forcePushes, timeline.filter(({ kind }) => kind === 'force_pushed').length);
}

/** True when a force push came after the first approval, also when that was dismissed later. */
export function isPushedAfterApproval({ timeline }: Pick<PullRequestSnapshot, 'timeline'>, reviews: readonly GivenReview[]): boolean {
  const approval = firstApproval(reviews);
  return (
    approval !== undefined &&
    timeline.some(({ kind, at }) => kind === 'force_pushed' && Date.parse(at) > Date.parse(approval.submitted_at))
  );
}

function firstApproval(reviews: readonly GivenReview[]): GivenReview | undefined {
  return reviews.find(({ state }) => state === 'approved');
}
