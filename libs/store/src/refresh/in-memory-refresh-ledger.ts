import { RefreshLedger, type StalePullRequest } from './refresh-ledger.ts';

/** The ledger of tests. */
export class InMemoryRefreshLedger extends RefreshLedger {
  readonly #due = new Map<string, number>();
  readonly #taken = new Map<string, number>();

  async ask(pull: StalePullRequest, at: number): Promise<void> {
    const key = JSON.stringify(pull);
    this.#due.set(key, Math.min(at, this.#due.get(key) ?? at));
  }

  async take(now: number, leaseMs: number, limit: number): Promise<StalePullRequest[]> {
    for (const [key, until] of this.#taken) {
      if (until <= now) await this.ask(JSON.parse(key) as StalePullRequest, until);
    }
    const due = [...this.#due].filter(([, at]) => at <= now).sort(([a, atA], [b, atB]) => atA - atB || (a < b ? -1 : 1));
    const keys = due.slice(0, limit).map(([key]) => key);
    for (const key of keys) {
      this.#due.delete(key);
      this.#taken.set(key, now + leaseMs);
    }
    return keys.map((key) => JSON.parse(key) as StalePullRequest);
  }

  async done(pull: StalePullRequest): Promise<void> {
    this.#taken.delete(JSON.stringify(pull));
  }
}
