/** What is left of a budget. Times are seconds since the epoch, as in GitHub's headers. */
export interface Budget {
  limit: number;
  remaining: number;
  reset: number;
}

/** The primary rate limits, by who pays: a token, or an installation with all its tokens. */
export class RateLimits {
  readonly #budgets = new Map<string, Budget>();
  #enabled = true;

  /** Servers of an enterprise can have no limits: no headers, and null in GraphQL. */
  disable(): void {
    this.#enabled = false;
  }

  set(payer: string, budget: Budget): void {
    this.#budgets.set(payer, budget);
  }

  /** Undefined on a server without limits. */
  of(payer: string): Budget | undefined {
    if (!this.#enabled) {
      return undefined;
    }
    const now = Math.floor(Date.now() / 1_000);
    const known = this.#budgets.get(payer);
    const budget = known === undefined || known.reset <= now ? { limit: known?.limit ?? 5_000, remaining: known?.limit ?? 5_000, reset: now + 3_600 } : known;
    this.#budgets.set(payer, budget);
    return budget;
  }

  /** Takes the cost of a request out of a budget. False when there is nothing left: then it is not asked. */
  spend(payer: string, points = 1): boolean {
    const budget = this.of(payer);
    if (budget === undefined) {
      return true;
    }
    if (budget.remaining <= 0) {
      return false;
    }
    budget.remaining = Math.max(0, budget.remaining - points);
    return true;
  }

  headers(payer: string, resource: 'core' | 'graphql'): Record<string, string> {
    const budget = this.of(payer);
    if (budget === undefined) {
      return {};
    }
    const { limit, remaining, reset } = budget;
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-used': String(limit - remaining),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-resource': resource,
    };
  }
}
