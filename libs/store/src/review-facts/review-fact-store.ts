import type { ReviewFact } from '@provenance/domain';

/**
 * The review fact of each pull request. An abstract class, so that it is its own injection token.
 * Redis away throws ProvenanceError `store_unavailable`, Redis full `store_full`.
 */
export abstract class ReviewFactStore {
  /**
   * Keeps a fact, unless one from a later snapshot stands, and counts it in the place of the earlier one where that is
   * counted. False when a later one stands: nothing changed.
   */
  abstract save(fact: ReviewFact): Promise<boolean>;
  abstract get(repo: string, prNumber: string): Promise<ReviewFact | undefined>;
  /** An analysis of the pull request is completed: its fact, and every later one, counts. Nothing happens without a fact. */
  abstract count(repo: string, prNumber: string): Promise<void>;
}
