import type { ReviewFact } from '@provenance/domain';

/**
 * The review fact of each pull request. An abstract class, so that it is its own injection token.
 * Redis away throws ProvenanceError `store_unavailable`, Redis full `store_full`.
 */
export abstract class ReviewFactStore {
  /** Keeps a fact, unless one from a later snapshot stands. False when it does: nothing changed. */
  abstract save(fact: ReviewFact): Promise<boolean>;
  abstract get(repo: string, prNumber: string): Promise<ReviewFact | undefined>;
}
