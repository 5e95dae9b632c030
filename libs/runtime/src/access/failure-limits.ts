import { networkOf } from './network-of.ts';

/** Networks that are counted; the one that began first is forgotten for another. */
const COUNTED = 10_000;

const WINDOW_MS = 60_000;

/** Counts failed attempts by the network of an address, in this process. */
export class FailureLimits {
  readonly #limit: number;
  readonly #now: () => number;
  readonly #counts = new Map<string, { failures: number; since: number }>();

  constructor(limit: number, now: () => number = Date.now) {
    this.#limit = limit;
    this.#now = now;
  }

  /** Seconds until an address may try again; undefined while it may. */
  retryAfter(address: string): number | undefined {
    const count = this.#counts.get(networkOf(address));
    if (count === undefined || count.failures < this.#limit) return undefined;
    const left = count.since + WINDOW_MS - this.#now();
    return left <= 0 ? undefined : Math.ceil(left / 1000);
  }

  count(address: string): void {
    const now = this.#now();
    const network = networkOf(address);
    const count = this.#counts.get(network);
    if (count !== undefined && now - count.since < WINDOW_MS) {
      count.failures += 1;
      return;
    }
    this.#counts.delete(network);
    this.#counts.set(network, { failures: 1, since: now });
    if (this.#counts.size > COUNTED) this.#counts.delete(this.#counts.keys().next().value!);
  }
}
