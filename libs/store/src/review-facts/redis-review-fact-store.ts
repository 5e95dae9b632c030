import { dayOf, reviewUnit, type ReviewFact } from '@provenance/domain';
import type { AnalyticsStore } from '../analytics/analytics-store.ts';
import { decodeJson, encodeJson } from '../codec/blob.ts';
import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall } from '../connection/store-call.ts';
import { reviewFactKey } from '../keys.ts';
import { DEFAULT_RETENTION, type Retention } from '../retention.ts';
import { ReviewFactStore } from './review-fact-store.ts';
import { DAY_FIELD, standingReview } from './standing-review.ts';

/**
 * KEYS: the fact. ARGV: when its snapshot was taken (ms), the blob, seconds to keep, the field of its day.
 * The revision begins with the time of a snapshot, so that it still grows when an expired fact comes anew.
 */
const SAVE_NEWER: Script = {
  name: 'provSaveReviewFact',
  keys: 1,
  lua: `
    local at = tonumber(redis.call('HGET', KEYS[1], 'at') or '0')
    if at > tonumber(ARGV[1]) then return 0 end
    local revision = tonumber(redis.call('HGET', KEYS[1], 'revision') or redis.call('HGET', KEYS[1], 'at') or '0')
    revision = string.format('%.0f', math.max(revision + 1, tonumber(ARGV[1])))
    redis.call('HSET', KEYS[1], 'at', ARGV[1], 'fact', ARGV[2], 'revision', revision, ARGV[4], '1')
    redis.call('EXPIRE', KEYS[1], ARGV[3])
    return 1`,
};

/** KEYS: the fact. It counts from now on. */
const COUNT: Script = {
  name: 'provCountReviewFact',
  keys: 1,
  lua: `
    if redis.call('HEXISTS', KEYS[1], 'fact') == 0 then return 0 end
    redis.call('HSET', KEYS[1], 'counted', '1')
    return 1`,
};

/** KEYS: the fact. ARGV: the revision that counts, fields of days at which no earlier one counts any more. */
const SETTLE: Script = {
  name: 'provSettleReviewFact',
  keys: 1,
  lua: `
    if redis.call('HGET', KEYS[1], 'revision') ~= ARGV[1] then return 0 end
    return redis.call('HDEL', KEYS[1], unpack(ARGV, 2))`,
};

/** The review facts, one hash a pull request. */
export class RedisReviewFactStore extends ReviewFactStore {
  readonly #redis: RedisClient;
  readonly #analytics: AnalyticsStore;
  readonly #retention: Retention;
  readonly #run: Record<'save' | 'count' | 'settle', RunScript>;

  constructor(redis: RedisClient, analytics: AnalyticsStore, retention: Retention = DEFAULT_RETENTION) {
    super();
    this.#redis = redis;
    this.#analytics = analytics;
    this.#retention = retention;
    this.#run = { save: defineScript(redis, SAVE_NEWER), count: defineScript(redis, COUNT), settle: defineScript(redis, SETTLE) };
  }

  async save(fact: ReviewFact): Promise<boolean> {
    const key = reviewFactKey(fact.repo, fact.pr_number);
    const blob = await encodeJson(fact);
    const saved = await this.#run.save(key, Date.parse(fact.snapshot_at), blob, this.#retention.facts, dayField(dayOf(Date.parse(fact.at))));
    await this.#rollUp(key);
    return saved === 1;
  }

  async get(repo: string, prNumber: string): Promise<ReviewFact | undefined> {
    const blob = await storeCall(this.#redis.hgetBuffer(reviewFactKey(repo, prNumber), 'fact'));
    return blob === null ? undefined : decodeJson(blob);
  }

  async count(repo: string, prNumber: string): Promise<void> {
    const key = reviewFactKey(repo, prNumber);
    if ((await this.#run.count(key)) === 1) await this.#rollUp(key);
  }

  /**
   * Counts what stands, whoever saved it: a process that died between saving and counting is caught up by the next. Days
   * of earlier facts are forgotten only when these no longer count there.
   */
  async #rollUp(key: string): Promise<void> {
    const standing = await standingReview(this.#redis, key);
    if (standing === undefined || !standing.isCounted) return;
    const { fact, revision, days } = standing;
    await this.#analytics.count(reviewUnit(fact, revision), days);
    const former = days.filter((day) => day !== dayOf(Date.parse(fact.at)));
    if (former.length > 0) await this.#run.settle(key, revision, ...former.map(dayField));
  }
}

function dayField(day: number): string {
  return `${DAY_FIELD}${day}`;
}
