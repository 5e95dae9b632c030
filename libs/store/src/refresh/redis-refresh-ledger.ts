import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall } from '../connection/store-call.ts';
import { REFRESH_DUE_KEY, REFRESH_TAKEN_KEY } from '../keys.ts';
import { RefreshLedger, type StalePullRequest } from './refresh-ledger.ts';

/** KEYS due taken; ARGV now, end of the lease, how many. */
const TAKE: Script = {
  name: 'provTakeRefreshes',
  keys: 2,
  lua: `
local lapsed = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'WITHSCORES')
for i = 1, #lapsed, 2 do
  redis.call('ZADD', KEYS[1], 'LT', lapsed[i + 1], lapsed[i])
end
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, pull in ipairs(due) do
  redis.call('ZREM', KEYS[1], pull)
  redis.call('ZADD', KEYS[2], ARGV[2], pull)
end
return due`,
};

/** The ledger as two sorted sets: what is due, and what is taken until when. */
export class RedisRefreshLedger extends RefreshLedger {
  readonly #redis: RedisClient;
  readonly #take: RunScript;

  constructor(redis: RedisClient) {
    super();
    this.#redis = redis;
    this.#take = defineScript(redis, TAKE);
  }

  async ask(pull: StalePullRequest, at: number): Promise<void> {
    await storeCall(this.#redis.zadd(REFRESH_DUE_KEY, 'LT', at, memberOf(pull)));
  }

  async take(now: number, leaseMs: number, limit: number): Promise<StalePullRequest[]> {
    const members = (await this.#take(REFRESH_DUE_KEY, REFRESH_TAKEN_KEY, now, now + leaseMs, limit)) as string[];
    return members.map(pullOf);
  }

  async done(pull: StalePullRequest): Promise<void> {
    await storeCall(this.#redis.zrem(REFRESH_TAKEN_KEY, memberOf(pull)));
  }
}

function memberOf({ repo, pr_number }: StalePullRequest): string {
  return `${repo}#${pr_number}`;
}

/** Names of repositories have no number sign. */
function pullOf(member: string): StalePullRequest {
  const at = member.lastIndexOf('#');
  return { repo: member.slice(0, at), pr_number: member.slice(at + 1) };
}
