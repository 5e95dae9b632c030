import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall } from '../connection/store-call.ts';
import { commitReportsKey } from '../keys.ts';
import { DEFAULT_RETENTION, type Retention } from '../retention.ts';
import { CommitReports, type NamedCommit, type ReportedAnalysis } from './commit-reports.ts';

/** KEYS reports; ARGV pull-request at analysis ttl. A value: when, a blank, the analysis. */
const ADD: Script = {
  name: 'provAddCommitReport',
  keys: 1,
  lua: `
local before = redis.call('HGET', KEYS[1], ARGV[1])
if not before or tonumber(string.match(before, '^%d+')) <= tonumber(ARGV[2]) then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ARGV[3])
end
redis.call('EXPIRE', KEYS[1], ARGV[4])
return redis.call('HVALS', KEYS[1])`,
};

/** The reports, one hash a commit. */
export class RedisCommitReports extends CommitReports {
  readonly #redis: RedisClient;
  readonly #retention: Retention;
  readonly #add: RunScript;

  constructor(redis: RedisClient, retention: Retention = DEFAULT_RETENTION) {
    super();
    this.#redis = redis;
    this.#retention = retention;
    this.#add = defineScript(redis, ADD);
  }

  async add({ repo, head_sha }: NamedCommit, { pr_number, analysis_id, at }: ReportedAnalysis): Promise<string[]> {
    const standing = await this.#add(commitReportsKey(repo, head_sha), pr_number, at, analysis_id, this.#retention.results);
    return (standing as string[]).map((value) => value.slice(value.indexOf(' ') + 1));
  }

  async has({ repo, head_sha }: NamedCommit): Promise<boolean> {
    return (await storeCall(this.#redis.exists(commitReportsKey(repo, head_sha)))) === 1;
  }
}
