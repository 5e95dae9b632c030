import { Tally, type Chunk, type Family } from '@provenance/domain';
import type { RedisClient } from '../connection/create-redis.ts';
import { getMany } from '../connection/get-many.ts';
import { storeCall } from '../connection/store-call.ts';
import { decodeFact, decodeSums, type StoredFact } from './fact-codec.ts';
import { ALL, hourName, shardKeys } from './shard.ts';
import { SumCache, type GroupCounters } from './sum-cache.ts';

/** Counters that a process keeps of what it has read: with their index some 250 bytes each. */
const KEPT_COUNTERS = 500_000;
/** The price of a kept value that has hardly any counters. */
const ENTRY_WEIGHT = 10;
/** Bytes of a counter in a fact. */
const FACT_BYTES = 5;

/** What a group is: an agent, or a repository in the scope of all. */
export type By = 'agent' | 'repo';

/** The versions of shards by day; a day without one has no facts. */
export type Versions = ReadonlyMap<number, string>;

/** Reads the parts of windows from the shards of a scope, and keeps what cannot have changed. */
export class SumReader {
  readonly #redis: RedisClient;
  readonly #sums = new SumCache<GroupCounters>(KEPT_COUNTERS);
  readonly #facts = new SumCache<ReadonlyMap<string, StoredFact>>(KEPT_COUNTERS);

  constructor(redis: RedisClient) {
    this.#redis = redis;
  }

  /** The versions of the days that have facts, for each scope. */
  async versions(scopes: readonly string[], days: readonly number[]): Promise<Versions[]> {
    const keys = scopes.flatMap((scope) => days.map((day) => shardKeys({ scope, day }).version));
    const found = await getMany(this.#redis, keys);
    return scopes.map((_, scope) => {
      const versions = new Map<number, string>();
      for (const [at, day] of days.entries()) {
        const version = found[scope * days.length + at];
        if (version != null) versions.set(day, version);
      }
      return versions;
    });
  }

  /** The sums of a chunk that lies in whole days or hours. */
  async read(scope: string, family: Family, by: By, chunk: Exclude<Chunk, { kind: 'facts' }>, versions: Versions): Promise<GroupCounters> {
    const days = (chunk.kind === 'days' ? chunk.days : [chunk.day]).filter((day) => versions.has(day));
    if (days.length === 0) return new Map();
    const span = chunk.kind === 'days' ? `${chunk.days[0]}+${chunk.days.length}` : `${chunk.hours[0]}-${chunk.hours.length}`;
    const key = `${chunk.kind} ${span} ${family} ${by} ${scope}`;
    const version = days.map((day) => `${day}=${versions.get(day)}`).join();
    const kept = this.#sums.get(key, version);
    if (kept !== undefined) return kept;
    const sums = chunk.kind === 'days' ? await this.#days(scope, family, by, days) : await this.#hours(scope, family, by, chunk);
    this.#sums.set(key, version, sums, ENTRY_WEIGHT + [...sums.values()].reduce((all, { size }) => all + size, 0));
    return sums;
  }

  /** The facts of an hour, by their ids. */
  async facts(scope: string, day: number, hour: number, versions: Versions): Promise<ReadonlyMap<string, StoredFact>> {
    const version = versions.get(day);
    if (version === undefined) return new Map();
    const key = `${hour} ${scope}`;
    const kept = this.#facts.get(key, version);
    if (kept !== undefined) return kept;
    const fields = Object.entries(await storeCall(this.#redis.hgetallBuffer(shardKeys({ scope, day }).facts(hour))));
    const facts = new Map(fields.map(([id, bytes]) => [id, decodeFact(bytes)]));
    this.#facts.set(key, version, facts, ENTRY_WEIGHT + fields.reduce((all, [, { length }]) => all + length / FACT_BYTES, 0));
    return facts;
  }

  async #days(scope: string, family: Family, by: By, days: readonly number[]): Promise<GroupCounters> {
    const hashes = await this.#hashes(days.map((day) => shardKeys({ scope, day }).daySums(family, by)));
    return merged(hashes, () => true);
  }

  async #hours(scope: string, family: Family, by: By, { day, hours }: { day: number; hours: readonly number[] }): Promise<GroupCounters> {
    const keys = new Set(hours.map((hour) => shardKeys({ scope, day }).hourSums(hour, family, by)));
    const wanted = new Set(hours.map(hourName));
    return merged(await this.#hashes([...keys]), (field) => scope === ALL || wanted.has(field.slice(0, field.indexOf('|'))));
  }

  #hashes(keys: readonly string[]): Promise<Record<string, Buffer>[]> {
    return storeCall(Promise.all(keys.map((key) => this.#redis.hgetallBuffer(key))));
  }
}

/** Fields are `|<group>` of a day and `<hour>|<group>` of an hour, so that no group can be `__proto__`. */
function merged(hashes: readonly Record<string, Buffer>[], isWanted: (field: string) => boolean): GroupCounters {
  const groups = new Map<string, Tally>();
  for (const [field, bytes] of hashes.flatMap(Object.entries<Buffer>)) {
    if (isWanted(field)) {
      const group = field.slice(field.indexOf('|') + 1);
      const tally = groups.get(group) ?? new Tally();
      groups.set(group, tally.add(decodeSums(bytes)));
    }
  }
  return new Map([...groups].map(([group, tally]) => [group, new Map(tally.entries())]));
}
