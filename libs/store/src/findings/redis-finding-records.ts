import { createHash } from 'node:crypto';
import type { FindingLife, Sighting, Suppression } from '@provenance/domain';
import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript, type Script } from '../connection/define-script.ts';
import { storeCall, unlessRefused } from '../connection/store-call.ts';
import { findingIndexKey, findingLivesKey, SUPPRESSIONS_EVERYWHERE_KEY, suppressionsKey } from '../keys.ts';
import { DEFAULT_RETENTION, type Retention } from '../retention.ts';
import { FindingRecords, suppressionField, type IndexEntry, type IndexRange, type LivesToSave, type LoadedLives, type PullRequestName } from './finding-records.ts';
import { stamp } from './index-entry.ts';
import { asGiven, isForgotten, isOver, isUsedAnew, usedAt, type KeptSuppression, type SuppressionTimes } from './suppression-use.ts';

/** Fields of the hash beside the lives, whose names are fingerprints. */
const VERSION = ':version';
const LATEST = ':latest';

/** Members, or fields, of one command: a longer one would hold the server up. */
const CHUNK = 500;

/** KEYS lives; ARGV version ttl latest-or-empty dropped-count dropped... (fingerprint life)... */
const SAVE: Script = {
  name: 'provSaveFindingLives',
  keys: 1,
  lua: `
if (redis.call('HGET', KEYS[1], '${VERSION}') or '0') ~= ARGV[1] then return 0 end
if ARGV[3] ~= '' then redis.call('HSET', KEYS[1], '${LATEST}', ARGV[3]) end
local dropped = tonumber(ARGV[4])
for i = 5, 4 + dropped do redis.call('HDEL', KEYS[1], ARGV[i]) end
for i = 5 + dropped, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
redis.call('HINCRBY', KEYS[1], '${VERSION}', 1)
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 1`,
};

/** KEYS index; ARGV ttl cutoff members... Entries older than the retention leave with the newcomers. */
const INDEX: Script = {
  name: 'provIndexFindings',
  keys: 1,
  lua: `
for i = 3, #ARGV do redis.call('ZADD', KEYS[1], 0, ARGV[i]) end
redis.call('ZREMRANGEBYLEX', KEYS[1], '-', '(' .. ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[1])
return 1`,
};

/** KEYS lives; ARGV ttl. */
const TOUCH: Script = {
  name: 'provTouchFindingLives',
  keys: 1,
  lua: `redis.call('HINCRBY', KEYS[1], '${VERSION}', 1) redis.call('EXPIRE', KEYS[1], ARGV[1]) return 1`,
};

/**
 * KEYS suppressions; ARGV ttl field suppression (field suppression)... of those that go: the hash of a repository that is
 * looked at never expires. One that was given anew meanwhile stays.
 */
const SUPPRESS: Script = {
  name: 'provSaveSuppression',
  keys: 1,
  lua: `
for i = 4, #ARGV, 2 do
  if redis.call('HGET', KEYS[1], ARGV[i]) == ARGV[i + 1] then redis.call('HDEL', KEYS[1], ARGV[i]) end
end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[1])
return 1`,
};

/** KEYS suppressions; ARGV field suppression used. One that was given anew or taken back meanwhile stays so. */
const USE: Script = {
  name: 'provUseSuppression',
  keys: 1,
  lua: `
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 1`,
};

/** One hash a pull request, one a repository for what is suppressed there, and sorted sets of names in one slot. */
export class RedisFindingRecords extends FindingRecords {
  readonly #redis: RedisClient;
  readonly #retention: Retention;
  readonly #run: Record<'save' | 'index' | 'touch' | 'suppress' | 'use', RunScript>;

  constructor(redis: RedisClient, retention: Retention = DEFAULT_RETENTION) {
    super();
    this.#redis = redis;
    this.#retention = retention;
    this.#run = { save: defineScript(redis, SAVE), index: defineScript(redis, INDEX), touch: defineScript(redis, TOUCH), suppress: defineScript(redis, SUPPRESS), use: defineScript(redis, USE) };
  }

  async load(name: PullRequestName): Promise<LoadedLives> {
    const { [VERSION]: version = '0', [LATEST]: latest, ...lives } = await storeCall(this.#redis.hgetall(findingLivesKey(name)));
    return {
      version: Number(version),
      lives: new Map(Object.entries(lives).map(([fingerprint, life]) => [fingerprint, JSON.parse(life) as FindingLife])),
      ...(latest !== undefined && { latest: JSON.parse(latest) as Sighting }),
    };
  }

  async lives(name: PullRequestName, fingerprints: readonly string[]): Promise<FindingLife[]> {
    if (fingerprints.length === 0) return [];
    return parsed(await storeCall(this.#redis.hmget(findingLivesKey(name), ...fingerprints)));
  }

  async save(name: PullRequestName, version: number, { changed, dropped = [], latest }: LivesToSave): Promise<boolean> {
    const fields = changed.flatMap((life) => [life.fingerprint, JSON.stringify(life)]);
    const head = [String(version), this.#retention.results, latest === undefined ? '' : JSON.stringify(latest), dropped.length];
    return (await this.#run.save(findingLivesKey(name), ...head, ...dropped, ...fields)) === 1;
  }

  async touch(name: PullRequestName): Promise<void> {
    await this.#run.touch(findingLivesKey(name), this.#retention.results);
  }

  async index(entries: readonly IndexEntry[]): Promise<void> {
    const cutoff = stamp(Date.now() - this.#retention.facts * 1_000);
    const members = new Map<string, string[]>();
    for (const { member, dimensions } of entries) {
      for (const dimension of dimensions) {
        const own = members.get(dimension);
        if (own === undefined) members.set(dimension, [member]);
        else own.push(member);
      }
    }
    const calls = [...members].flatMap(([dimension, own]) =>
      chunks(own).map((part) => this.#run.index(findingIndexKey(digest(dimension)), this.#retention.facts, cutoff, ...part)),
    );
    await Promise.all(calls);
  }

  async range(dimension: string, { before, from = 0, to, limit }: IndexRange): Promise<string[]> {
    const upper = [before, to === undefined ? undefined : stamp(to)].filter((bound) => bound !== undefined).sort()[0];
    const [max, min] = [upper === undefined ? '+' : `(${upper}`, `[${stamp(from)}`];
    return storeCall(this.#redis.zrange(findingIndexKey(digest(dimension)), max, min, 'BYLEX', 'REV', 'LIMIT', 0, limit));
  }

  async sizes(dimensions: readonly string[]): Promise<number[]> {
    return storeCall(Promise.all(dimensions.map((dimension) => this.#redis.zcard(findingIndexKey(digest(dimension))))));
  }

  async suppressions(repo: string, fingerprints: readonly string[], times: SuppressionTimes): Promise<Suppression[]> {
    const wanted = new Set(fingerprints);
    const texts = (await Promise.all([this.#within(suppressionsKey(repo)), this.#everywhere(fingerprints)])).flat();
    const found = texts
      .map((text) => ({ text, kept: JSON.parse(text) as KeptSuppression }))
      .filter(({ kept }) => wanted.has(kept.fingerprint) && !isForgotten(kept, times));
    const used = found.filter(({ kept }) => isUsedAnew(kept, times));
    await Promise.all(used.map(({ text, kept }) => unlessRefused(this.#run.use(keyOf(kept), suppressionField(kept), text, JSON.stringify(usedAt(kept, times))))));
    return found.map(({ kept }) => asGiven(kept));
  }

  async saveSuppression(suppression: Suppression, times: SuppressionTimes): Promise<void> {
    const key = keyOf(suppression);
    const beside = Object.entries(await storeCall(this.#redis.hgetall(key)));
    const over = beside.filter(([, text]) => isOver(JSON.parse(text) as KeptSuppression, times)).slice(0, CHUNK).flat();
    await this.#run.suppress(key, this.#retention.facts, suppressionField(suppression), JSON.stringify(usedAt(suppression, times)), ...over);
  }

  async dropSuppression(suppression: Suppression): Promise<void> {
    await storeCall(this.#redis.hdel(keyOf(suppression), suppressionField(suppression)));
  }

  /**
   * All of a repository's: there are few, and those for pull requests have the number in their names. Being used keeps
   * them: a repository that is analysed does not lose what was decided for it.
   */
  async #within(key: string): Promise<string[]> {
    const [all] = await Promise.all([storeCall(this.#redis.hvals(key)), unlessRefused(this.#redis.expire(key, this.#retention.facts))]);
    return all;
  }

  async #everywhere(fingerprints: readonly string[]): Promise<string[]> {
    const parts = chunks([...fingerprints]).map((part) => this.#redis.hmget(SUPPRESSIONS_EVERYWHERE_KEY, ...part));
    const [found] = await Promise.all([storeCall(Promise.all(parts)), unlessRefused(this.#redis.expire(SUPPRESSIONS_EVERYWHERE_KEY, this.#retention.facts))]);
    return found.flat().filter((text) => text !== null);
  }
}

/** The lives in the hash of a pull request. */
export async function keptLives(redis: RedisClient, key: string): Promise<FindingLife[]> {
  const fields = await storeCall(redis.hgetall(key));
  return parsed(Object.entries(fields).flatMap(([field, text]) => (field === VERSION || field === LATEST ? [] : [text])));
}

function keyOf({ scope, repo = '' }: Suppression): string {
  return scope === 'everywhere' ? SUPPRESSIONS_EVERYWHERE_KEY : suppressionsKey(repo);
}

function parsed<T>(texts: readonly (string | null)[]): T[] {
  return texts.flatMap((text) => (text === null ? [] : [JSON.parse(text) as T]));
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, index) => all.slice(index * CHUNK, (index + 1) * CHUNK));
}

/** A path of 4,096 characters is no part of a key. */
function digest(dimension: string): string {
  return createHash('sha256').update(dimension).digest('hex').slice(0, 32);
}
