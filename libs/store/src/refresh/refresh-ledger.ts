/** A pull request whose review facts are behind. */
export interface StalePullRequest {
  repo: string;
  pr_number: string;
}

/**
 * The pull requests whose review facts are to be fetched again, and when. Every `at` is ms since the epoch. An abstract
 * class, so that it is its own injection token. Redis away throws ProvenanceError `store_unavailable`.
 */
export abstract class RefreshLedger {
  /** Asks for a refresh at a time; where one is asked for already, the earlier time stands. */
  abstract ask(pull: StalePullRequest, at: number): Promise<void>;
  /**
   * Takes those that are due, and those that somebody has taken and not brought to an end within the lease. What is
   * asked for while one is taken is kept for afterwards.
   */
  abstract take(now: number, leaseMs: number, limit: number): Promise<StalePullRequest[]>;
  /** The one that was taken is up to date. */
  abstract done(pull: StalePullRequest): Promise<void>;
}
