import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { isWriteRefused } from '../connection/store-call.ts';
import { requestLimitKey } from '../keys.ts';
import { InMemoryRequestLimiter } from './in-memory-request-limiter.ts';
import { RequestLimiter, type RequestLimit, type Taken } from './request-limiter.ts';

/**
 * KEYS bucket; ARGV requests window-seconds. The server's clock, so that processes whose clocks differ count alike.
 * Replies allowed remaining reset-seconds, as takeOne has them.
 */
const TAKE: Script = {
  name: 'provTakeRequest',
  keys: 1,
  // Every request takes one: with no memory for it nobody could read, or see what has filled the server.
  whenFull: true,
  lua: `
local most, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1000000
local kept = redis.call('HMGET', KEYS[1], 'level', 'at')
local rate = most / window
local level = math.min(most, (tonumber(kept[1]) or most) + math.max(0, now - (tonumber(kept[2]) or now)) * rate)
local allowed = level >= 1
if allowed then level = level - 1 end
redis.call('HSET', KEYS[1], 'level', string.format('%.6f', level), 'at', string.format('%.6f', now))
redis.call('EXPIRE', KEYS[1], math.ceil(window))
local missing = allowed and most - level or 1 - level
return {allowed and 1 or 0, math.floor(level), math.ceil(missing / rate)}`,
};

/**
 * A token bucket a caller. A bucket that has expired was full again. While the server refuses writes each process counts for
 * itself: whoever reads must not be turned away for what could not be counted.
 */
export class RedisRequestLimiter extends RequestLimiter {
  readonly #take: RunScript;
  readonly #alone = new InMemoryRequestLimiter();

  constructor(redis: RedisClient) {
    super();
    this.#take = defineScript(redis, TAKE);
  }

  async take(who: string, limit: RequestLimit): Promise<Taken> {
    try {
      const [allowed, remaining, resetSeconds] = (await this.#take(requestLimitKey(who), limit.requests, limit.windowSeconds)) as [number, number, number];
      return { allowed: allowed === 1, remaining, resetSeconds };
    } catch (error) {
      if (!isWriteRefused(error)) throw error;
      return this.#alone.take(who, limit);
    }
  }
}
