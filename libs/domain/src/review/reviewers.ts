import type { Party } from '../pull-request/actor.ts';
import { REVIEW_COUNTER } from './review-counters.ts';
import type { ReviewSums } from './review-sums.ts';
import type { Sides } from './sides.ts';
import type { GivenReview } from './verdicts.ts';

/** Who reviewed: people, bots, how they stand to the repository, and the teams of the people. */
export function countReviewers(sums: ReviewSums, reviews: readonly GivenReview[], sides: Sides): void {
  const seen = new Set<string>();
  for (const review of reviews) {
    sums.add(REVIEW_COUNTER.reviewEvents);
    sums.add(REVIEW_COUNTER.review(review.state));
    const login = review.author?.login;
    if (login !== undefined && !seen.has(login)) {
      seen.add(login);
      countReviewer(sums, login, sides.partyOf(review.author), associationOf(reviews, login));
      countTeams(sums, login, sides, review);
    }
  }
}

function countReviewer(sums: ReviewSums, login: string, party: Party, association: string): void {
  sums.add(REVIEW_COUNTER.reviewers);
  sums.add(REVIEW_COUNTER.reviewer(party, login));
  sums.add(REVIEW_COUNTER.association(association));
  sums.add(REVIEW_COUNTER.humanReviewers, Number(party === 'human'));
  sums.add(REVIEW_COUNTER.botReviewers, Number(party === 'bot'));
}

/** People are of teams; bots are not, whatever a map says. */
function countTeams(sums: ReviewSums, login: string, sides: Sides, { author }: GivenReview): void {
  if (sides.partyOf(author) === 'human') {
    for (const team of new Set(sides.teamsOf(login))) {
      sums.add(REVIEW_COUNTER.teamReviewer(login, team));
    }
  }
}

/** It can change between two reviews: the last counts. */
function associationOf(reviews: readonly GivenReview[], login: string): string {
  return reviews.findLast(({ author }) => author?.login === login)?.association ?? 'none';
}
