/** How a request ended. `partial`: with data and errors; `limited`: a rate limit; `refused`: for good; `failed`: for now. */
export type RequestOutcome = 'ok' | 'partial' | 'limited' | 'refused' | 'failed';

/** GitHub counts the two apart. */
export type Resource = 'graphql' | 'core';

/** Hears of every request; metrics are made of it. */
export interface GitHubObserver {
  requested(request: { api: 'graphql' | 'rest'; outcome: RequestOutcome }): void;
  /** @param budget `resetAt`: ms since the epoch */
  budget(resource: Resource, payer: string, budget: { remaining: number; resetAt: number }): void;
}
