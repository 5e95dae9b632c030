import type { ReviewFact } from '@provenance/domain';
import { decodeJson, encodeJson } from '../codec/blob.ts';
import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall } from '../connection/store-call.ts';
import { reviewFactKey } from '../keys.ts';
import { DEFAULT_RETENTION, type Retention } from '../retention.ts';
import { ReviewFactStore } from './review-fact-store.ts';

/** KEYS: the fact. ARGV: when its snapshot was taken (ms), the blob, seconds to keep. */
const SAVE_NEWER: Script = {
  name: 'provSaveReviewFact',
  keys: 1,
  lua: `
    local at = tonumber(redis.call('HGET', KEYS[1], 'at') or '0')
    if at > tonumber(ARGV[1]) then return 0 end
    redis.call('HSET', KEYS[1], 'at', ARGV[1], 'fact', ARGV[2])
    redis.call('EXPIRE', KEYS[1], ARGV[3])
    return 1`,
};

/** The review facts, one hash a pull request. */
export class RedisReviewFactStore extends ReviewFactStore {
  readonly #redis: RedisClient;
  readonly #retention: Retention;
  readonly #saveNewer: RunScript;

  constructor(redis: RedisClient, retention: Retention = DEFAULT_RETENTION) {
    super();
    this.#redis = redis;
    this.#retention = retention;
    this.#saveNewer = defineScript(redis, SAVE_NEWER);
  }

  async save(fact: ReviewFact): Promise<boolean> {
    const key = reviewFactKey(fact.repo, fact.pr_number);
    return (await this.#saveNewer(key, Date.parse(fact.snapshot_at), await encodeJson(fact), this.#retention.facts)) === 1;
  }

  async get(repo: string, prNumber: string): Promise<ReviewFact | undefined> {
    const blob = await storeCall(this.#redis.hgetBuffer(reviewFactKey(repo, prNumber), 'fact'));
    return blob === null ? undefined : decodeJson(blob);
  }
}
