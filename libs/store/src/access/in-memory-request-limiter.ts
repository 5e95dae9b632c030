import { RequestLimiter, takeOne, type RequestLimit, type Taken } from './request-limiter.ts';

/** Callers that are remembered; the one that asked least recently is forgotten for another. */
const REMEMBERED = 10_000;

/** The limits of one process: of tests, and while the store takes no writes. @param now ms since the epoch */
export class InMemoryRequestLimiter extends RequestLimiter {
  readonly #buckets = new Map<string, { level: number; at: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    super();
    this.#now = now;
  }

  async take(who: string, limit: RequestLimit): Promise<Taken> {
    const at = this.#now();
    const bucket = this.#buckets.get(who) ?? { level: limit.requests, at };
    const { level, ...taken } = takeOne(bucket.level, (at - bucket.at) / 1000, limit);
    this.#buckets.delete(who);
    this.#buckets.set(who, { level, at });
    if (this.#buckets.size > REMEMBERED) this.#buckets.delete(this.#buckets.keys().next().value!);
    return taken;
  }
}
