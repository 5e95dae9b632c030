import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall } from '../connection/store-call.ts';
import { dueKeys } from '../keys.ts';
import { DueLedger } from './due-ledger.ts';

/** KEYS due taken; ARGV now, end of the lease, how many. */
const TAKE: Script = {
  name: 'provTakeDue',
  keys: 2,
  lua: `
local lapsed = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'WITHSCORES')
for i = 1, #lapsed, 2 do
  redis.call('ZADD', KEYS[1], 'LT', lapsed[i + 1], lapsed[i])
end
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, key in ipairs(due) do
  redis.call('ZREM', KEYS[1], key)
  redis.call('ZADD', KEYS[2], ARGV[2], key)
end
return due`,
};

/** A ledger as two sorted sets: what is due, and what is taken until when. */
export class RedisDueLedger extends DueLedger {
  readonly #redis: RedisClient;
  readonly #keys: { due: string; taken: string };
  readonly #take: RunScript;

  constructor(redis: RedisClient, name: 'refresh' | 'report') {
    super();
    this.#redis = redis;
    this.#keys = dueKeys(name);
    this.#take = defineScript(redis, TAKE);
  }

  async ask(key: string, at: number): Promise<void> {
    await storeCall(this.#redis.zadd(this.#keys.due, 'LT', at, key));
  }

  async take(now: number, leaseMs: number, limit: number): Promise<string[]> {
    const { due, taken } = this.#keys;
    return (await this.#take(due, taken, now, now + leaseMs, limit)) as string[];
  }

  async done(key: string): Promise<void> {
    await storeCall(this.#redis.zrem(this.#keys.taken, key));
  }
}
