import { RateBudgets, type RateBudget, type RateState } from './rate-budgets.ts';

/** The rate limits as one process knows them. */
export class InMemoryRateBudgets extends RateBudgets {
  readonly #budgets = new Map<string, RateBudget>();
  readonly #blocks = new Map<string, number>();

  async of(payer: string, now: number): Promise<RateState> {
    const budget = this.#budgets.get(payer);
    const blockedUntil = this.#blocks.get(payer);
    return {
      ...(budget === undefined || budget.resetAt <= now ? {} : { budget }),
      ...(blockedUntil === undefined || blockedUntil <= now ? {} : { blockedUntil }),
    };
  }

  async note(payer: string, budget: RateBudget): Promise<void> {
    const known = this.#budgets.get(payer);
    const sameWindow = known?.resetAt === budget.resetAt;
    if (known === undefined || budget.resetAt > known.resetAt || (sameWindow && budget.remaining < known.remaining)) {
      this.#budgets.set(payer, budget);
    }
  }

  async block(payer: string, until: number): Promise<void> {
    this.#blocks.set(payer, Math.max(until, this.#blocks.get(payer) ?? 0));
  }
}
