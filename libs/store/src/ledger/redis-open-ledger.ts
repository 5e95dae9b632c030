import type { RedisClient } from '../connection/create-redis.ts';
import { storeCall } from '../connection/store-call.ts';
import { OPEN_LEDGER_KEY } from '../keys.ts';
import { OpenLedger, type LedgerSize } from './open-ledger.ts';

/** The ledger as one sorted set. */
export class RedisOpenLedger extends OpenLedger {
  readonly #redis: RedisClient;

  constructor(redis: RedisClient) {
    super();
    this.#redis = redis;
  }

  async mark(analysisId: string, at: number): Promise<void> {
    await storeCall(this.#redis.zadd(OPEN_LEDGER_KEY, at, analysisId));
  }

  async postpone(analysisIds: readonly string[], until: number): Promise<void> {
    if (analysisIds.length === 0) return;
    await storeCall(this.#redis.zadd(OPEN_LEDGER_KEY, 'XX', ...analysisIds.flatMap((id) => [until, id])));
  }

  async close(analysisId: string): Promise<void> {
    await storeCall(this.#redis.zrem(OPEN_LEDGER_KEY, analysisId));
  }

  async due(now: number, limit: number, offset = 0): Promise<{ analysisId: string; at: number }[]> {
    const flat = await storeCall(
      this.#redis.zrangebyscore(OPEN_LEDGER_KEY, '-inf', now, 'WITHSCORES', 'LIMIT', offset, limit),
    );
    const entries = [];
    for (let i = 0; i + 1 < flat.length; i += 2) entries.push({ analysisId: flat[i]!, at: Number(flat[i + 1]) });
    return entries;
  }

  async size(now: number): Promise<LedgerSize> {
    const [open, due, oldest] = await storeCall(
      Promise.all([
        this.#redis.zcard(OPEN_LEDGER_KEY),
        this.#redis.zcount(OPEN_LEDGER_KEY, 0, now),
        this.#redis.zrange(OPEN_LEDGER_KEY, '0', '0', 'WITHSCORES'),
      ]),
    );
    return { open, due, oldestAt: oldest[1] === undefined ? undefined : Number(oldest[1]) };
  }
}
