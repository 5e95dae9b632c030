/** What GitHub last said of the rate limit of one payer (a token or an installation). Times are ms since the epoch. */
export interface RateBudget {
  /** Requests or points an hour. */
  limit: number;
  remaining: number;
  /** When `remaining` is `limit` again. */
  resetAt: number;
}

export interface RateState {
  /** Absent while nothing is known, or after its reset. */
  budget?: RateBudget;
  /** GitHub asked for no requests until then; absent when it did not, or when that is over. */
  blockedUntil?: number;
}

/**
 * The rate limits, for all workers together: what one is told, the others know before they ask. An abstract class, so
 * that it is its own injection token.
 */
export abstract class RateBudgets {
  abstract of(payer: string, now: number): Promise<RateState>;
  /** Keeps what an answer said. Answers overtake each other: within one window only a lower rest counts. */
  abstract note(payer: string, budget: RateBudget): Promise<void>;
  /** Keeps that no request may be made until then; never shortens what stands. */
  abstract block(payer: string, until: number): Promise<void>;
}
