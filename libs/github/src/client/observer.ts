/** How a request ended. `partial`: with data and errors; `limited`: a rate limit; `refused`: for good; `failed`: for now. */
export type RequestOutcome = 'ok' | 'partial' | 'limited' | 'refused' | 'failed';

/** GitHub counts the two apart. */
export type Resource = 'graphql' | 'core';

/** Hears of every request; metrics are made of it. */
export interface GitHubObserver {
  /** @param request `points`: what it took of the rate limit, where GitHub says so; `failure`: why it was limited, refused or failed */
  requested(request: { api: 'graphql' | 'rest'; outcome: RequestOutcome; points?: number; failure?: Error }): void;
  /** @param budget `resetAt`: ms since the epoch */
  budget(resource: Resource, payer: string, budget: { limit: number; remaining: number; resetAt: number }): void;
}
