import type { PullRequestSnapshot, Review, ReviewState } from '../pull-request/snapshot.ts';
import { byTime } from './review-sums.ts';
import type { Sides } from './sides.ts';

/** A review as it was given: a dismissed one has the state that it had before. */
export interface GivenReview extends Review {
  dismissed_at: string | null;
}

/** The reviews of reviewers in the order of time. */
export function givenReviews({ reviews, timeline }: PullRequestSnapshot, sides: Sides): GivenReview[] {
  const dismissals = new Map<string, { at: string; before: ReviewState | null }>();
  for (const event of timeline) {
    if (event.kind === 'review_dismissed' && event.review_id !== null) {
      dismissals.set(event.review_id, { at: event.at, before: event.previous_state });
    }
  }
  return reviews
    .filter(({ author }) => sides.isReviewer(author))
    .map((review) => {
      const dismissal = review.state === 'dismissed' ? dismissals.get(review.id) : undefined;
      return { ...review, state: dismissal?.before ?? review.state, dismissed_at: dismissal?.at ?? null };
    })
    .sort(byTime(({ submitted_at }) => submitted_at, ({ id }) => id));
}
