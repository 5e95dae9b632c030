import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall } from '../connection/store-call.ts';
import type { NamedPullRequest } from '../due/due-ledger.ts';
import { pullRequestHeadKey } from '../keys.ts';
import { DEFAULT_RETENTION, type Retention } from '../retention.ts';
import { PullRequestHeads, type HeadClaim, type HeadReport, type ReportedHead } from './pull-request-heads.ts';

/** KEYS head; ARGV analysis head at ttl. Replies: whether it stands now, and the other: the one before it, or the one that stands. */
const CLAIM: Script = {
  name: 'provClaimHead',
  keys: 1,
  lua: `
local id, head, at = unpack(redis.call('HMGET', KEYS[1], 'analysis_id', 'head_sha', 'at'))
local newest = at or '0'
if id and head ~= ARGV[2] and tonumber(at) > tonumber(ARGV[3]) then return { 0, id, head } end
if tonumber(ARGV[3]) > tonumber(newest) then newest = ARGV[3] end
redis.call('HSET', KEYS[1], 'analysis_id', ARGV[1], 'head_sha', ARGV[2], 'at', newest)
redis.call('EXPIRE', KEYS[1], ARGV[4])
if id and id ~= ARGV[1] then return { 1, id, head } end
return { 1 }`,
};

/** The newest heads, one hash a pull request. */
export class RedisPullRequestHeads extends PullRequestHeads {
  readonly #redis: RedisClient;
  readonly #retention: Retention;
  readonly #claim: RunScript;

  constructor(redis: RedisClient, retention: Retention = DEFAULT_RETENTION) {
    super();
    this.#redis = redis;
    this.#retention = retention;
    this.#claim = defineScript(redis, CLAIM);
  }

  async claim({ repo, pr_number }: NamedPullRequest, { analysis_id, head_sha, at }: HeadReport): Promise<HeadClaim> {
    const answer = await this.#claim(pullRequestHeadKey(repo, pr_number), analysis_id, head_sha, at, this.#retention.results);
    const [newest, id, head] = answer as [0 | 1, string?, string?];
    const other = id === undefined || head === undefined ? undefined : { analysis_id: id, head_sha: head };
    if (newest === 0 && other !== undefined) return { newest: false, standing: other };
    return other === undefined ? { newest: true } : { newest: true, before: other };
  }

  async newest({ repo, pr_number }: NamedPullRequest): Promise<ReportedHead | undefined> {
    const [analysis_id, head_sha] = await storeCall(this.#redis.hmget(pullRequestHeadKey(repo, pr_number), 'analysis_id', 'head_sha'));
    return analysis_id == null || head_sha == null ? undefined : { analysis_id, head_sha };
  }
}
