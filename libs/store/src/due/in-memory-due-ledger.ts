import { DueLedger } from './due-ledger.ts';

/** The ledger of tests. */
export class InMemoryDueLedger extends DueLedger {
  readonly #due = new Map<string, number>();
  readonly #taken = new Map<string, number>();

  async ask(key: string, at: number): Promise<void> {
    this.#due.set(key, Math.min(at, this.#due.get(key) ?? at));
  }

  async take(now: number, leaseMs: number, limit: number): Promise<string[]> {
    for (const [key, until] of this.#taken) {
      if (until <= now) await this.ask(key, until);
    }
    const due = [...this.#due].filter(([, at]) => at <= now).sort(([a, atA], [b, atB]) => atA - atB || (a < b ? -1 : 1));
    const keys = due.slice(0, limit).map(([key]) => key);
    for (const key of keys) {
      this.#due.delete(key);
      this.#taken.set(key, now + leaseMs);
    }
    return keys;
  }

  async done(key: string): Promise<void> {
    this.#taken.delete(key);
  }
}
