import { RateBudgets, type RateBudget, type RateState } from '@provenance/domain';
import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall } from '../connection/store-call.ts';
import { rateBudgetKey } from '../keys.ts';

/** KEYS: the budget. ARGV: limit, remaining, reset (ms). */
const NOTE: Script = {
  name: 'provNoteBudget',
  keys: 1,
  lua: `
    local reset = tonumber(redis.call('HGET', KEYS[1], 'reset') or '0')
    local rest = tonumber(redis.call('HGET', KEYS[1], 'remaining') or '0')
    local newReset = tonumber(ARGV[3])
    if newReset > reset or (newReset == reset and tonumber(ARGV[2]) < rest) then
      redis.call('HSET', KEYS[1], 'limit', ARGV[1], 'remaining', ARGV[2], 'reset', ARGV[3])
      local blocked = tonumber(redis.call('HGET', KEYS[1], 'blocked') or '0')
      redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', math.max(newReset, blocked)))
    end
    return 1`,
};

/** KEYS: the budget. ARGV: until (ms). */
const BLOCK: Script = {
  name: 'provBlockBudget',
  keys: 1,
  lua: `
    local until_ms = tonumber(ARGV[1])
    if until_ms > tonumber(redis.call('HGET', KEYS[1], 'blocked') or '0') then
      redis.call('HSET', KEYS[1], 'blocked', ARGV[1])
      local reset = tonumber(redis.call('HGET', KEYS[1], 'reset') or '0')
      redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', math.max(reset, until_ms)))
    end
    return 1`,
};

/** The rate limits as one hash a payer, which goes when nothing in it holds any more. */
export class RedisRateBudgets extends RateBudgets {
  readonly #redis: RedisClient;
  readonly #note: RunScript;
  readonly #block: RunScript;

  constructor(redis: RedisClient) {
    super();
    this.#redis = redis;
    this.#note = defineScript(redis, NOTE);
    this.#block = defineScript(redis, BLOCK);
  }

  async of(payer: string, now: number): Promise<RateState> {
    const { limit, remaining, reset, blocked } = await storeCall(this.#redis.hgetall(rateBudgetKey(payer)));
    const resetAt = Number(reset ?? 0);
    const blockedUntil = Number(blocked ?? 0);
    return {
      ...(resetAt > now ? { budget: { limit: Number(limit), remaining: Number(remaining), resetAt } } : {}),
      ...(blockedUntil > now ? { blockedUntil } : {}),
    };
  }

  async note(payer: string, { limit, remaining, resetAt }: RateBudget): Promise<void> {
    await this.#note(rateBudgetKey(payer), limit, remaining, resetAt);
  }

  async block(payer: string, until: number): Promise<void> {
    await this.#block(rateBudgetKey(payer), until);
  }
}
