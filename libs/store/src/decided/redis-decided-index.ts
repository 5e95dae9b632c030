import type { RedisClient } from '../connection/create-redis.ts';
import { storeCall } from '../connection/store-call.ts';
import { DECIDED_KEY } from '../keys.ts';
import { DEFAULT_RETENTION, type Retention } from '../retention.ts';
import { DecidedIndex } from './decided-index.ts';

/** The index as one sorted set. */
export class RedisDecidedIndex extends DecidedIndex {
  readonly #redis: RedisClient;
  readonly #retention: Retention;

  constructor(redis: RedisClient, retention: Retention = DEFAULT_RETENTION) {
    super();
    this.#redis = redis;
    this.#retention = retention;
  }

  async add(analysisId: string, at: number): Promise<void> {
    const kept = Date.now() - this.#retention.results * 1_000;
    await storeCall(Promise.all([this.#redis.zadd(DECIDED_KEY, at, analysisId), this.#redis.zremrangebyscore(DECIDED_KEY, '-inf', `(${kept}`)]));
  }

  async between(from: number, to: number, { offset, limit }: { offset: number; limit: number }): Promise<string[]> {
    return storeCall(this.#redis.zrangebyscore(DECIDED_KEY, from, to, 'LIMIT', offset, limit));
  }

  async count(from: number, to: number): Promise<number> {
    return storeCall(this.#redis.zcount(DECIDED_KEY, from, to));
  }

  async newest(): Promise<{ analysisId: string; at: number } | undefined> {
    const [analysisId, at] = await storeCall(this.#redis.zrevrange(DECIDED_KEY, 0, 0, 'WITHSCORES'));
    return analysisId === undefined ? undefined : { analysisId, at: Number(at) };
  }
}
