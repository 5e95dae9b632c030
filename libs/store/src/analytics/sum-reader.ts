import { Tally, type Chunk, type Family } from '@provenance/domain';
import type { RedisClient } from '../connection/create-redis.ts';
import { getMany } from '../connection/get-many.ts';
import { storeCall } from '../connection/store-call.ts';
import { decodeFact, decodeSums, type StoredFact, type StoredNote } from './fact-codec.ts';
import { HashReader } from './hash-reader.ts';
import { isEdge, latestIn, nameOf, weeksOf, type Closed, type EdgeChunk, type Part, type WholeChunk } from './plan.ts';
import { ALL, hourName, shardKeys } from './shard.ts';
import { SumCache, type GroupCounters } from './sum-cache.ts';

/** Counters that a process keeps of what it has read: some 250 bytes each with their index, and most have none. */
const KEPT_COUNTERS = 500_000;
/** Versions of days of repositories that a process keeps. */
const KEPT_VERSIONS = 200_000;
/** Pull requests with something to alert of that a process keeps. */
const KEPT_NOTES = 20_000;
/** The price of a kept value that has hardly any counters. */
const ENTRY_WEIGHT = 10;
/** Bytes, as they lie in the store, of the facts that a process keeps, and of the sums of days that may still change. */
const KEPT_BYTES = { facts: 2_500_000, daySums: 500_000 };

/** What a group is: an agent, or a repository in the scope of all. */
export type By = 'agent' | 'repo';

/** The versions of shards by day; a day without one has no facts. */
export type Versions = ReadonlyMap<number, string>;

/** Reads the parts of windows from the shards of a scope, and keeps what cannot have changed. */
export class SumReader {
  readonly #redis: RedisClient;
  readonly #daySums: HashReader<ReadonlyMap<string, number>>;
  readonly #hourFacts: HashReader<StoredFact>;
  readonly #sums = new SumCache<GroupCounters>(KEPT_COUNTERS);
  readonly #facts = new SumCache<ReadonlyMap<string, StoredFact>>(KEPT_BYTES.facts);
  readonly #notes = new SumCache<readonly StoredNote[]>(KEPT_NOTES);
  readonly #versions = new SumCache<ReadonlyMap<string, string | null>>(KEPT_VERSIONS);

  constructor(redis: RedisClient) {
    this.#redis = redis;
    this.#daySums = new HashReader(redis, decodeSums, KEPT_BYTES.daySums);
    this.#hourFacts = new HashReader(redis, decodeFact, KEPT_BYTES.facts);
  }

  /** The versions of the days of a scope that have facts. */
  async versions(scope: string, days: readonly number[]): Promise<Versions> {
    const found = await getMany(this.#redis, days.map((day) => shardKeys({ scope, day }).version));
    return new Map(days.flatMap((day, at) => (found[at] == null ? [] : [[day, found[at]]])));
  }

  /** The same for each of several repositories, in their order. Only days are asked for on which something has been counted since. */
  async versionsOf(repos: readonly string[], ofAll: Versions): Promise<Versions[]> {
    const days = [...ofAll].map(([day, version]) => ({ day, version, known: new Map(this.#versions.get(String(day), version)) }));
    const unknown = days.flatMap(({ day, known }) => repos.filter((repo) => !known.has(repo)).map((repo) => ({ day, repo, known })));
    const found = await getMany(this.#redis, unknown.map(({ day, repo }) => shardKeys({ scope: repo, day }).version));
    for (const [at, { repo, known }] of unknown.entries()) known.set(repo, found[at] ?? null);
    for (const { day, version, known } of days) this.#versions.set(String(day), version, known, known.size);
    return repos.map((repo) => new Map(days.flatMap(({ day, known }) => asVersion(day, known.get(repo)))));
  }

  /** The sums of a part of a window: together they are its sums. */
  async read(scope: string, family: Family, by: By, { chunks, closed }: Part, versions: Versions): Promise<GroupCounters[]> {
    const sums = closed && (await this.#closed(scope, family, by, closed, versions));
    return sums === undefined ? Promise.all(chunks.map((chunk) => this.#chunk(scope, family, by, chunk, versions))) : [sums];
  }

  async #chunk(scope: string, family: Family, by: By, chunk: Chunk, versions: Versions): Promise<GroupCounters> {
    return isEdge(chunk) ? this.#edge(scope, family, by, chunk, versions) : this.#whole(scope, family, by, chunk, versions);
  }

  /** Undefined when a fact came in while they were read that may lie beyond the window. */
  async #closed(scope: string, family: Family, by: By, { day, sums, end }: Closed, versions: Versions): Promise<GroupCounters | undefined> {
    const version = versions.get(day)!;
    const key = `closed ${nameOf(sums)} ${family} ${by} ${scope}`;
    const kept = this.#sums.get(key, version);
    if (kept !== undefined) return kept;
    const found = await this.#sumsOf(scope, family, by, sums, [day]);
    const after = (await this.versions(scope, [day])).get(day);
    if (after === version) return this.#keep(key, version, found);
    return latestIn(after ?? '') < end ? found : undefined;
  }

  async #whole(scope: string, family: Family, by: By, chunk: WholeChunk, versions: Versions): Promise<GroupCounters> {
    const days = (chunk.kind === 'days' ? chunk.days : [chunk.day]).filter((day) => versions.has(day));
    if (days.length === 0) return new Map();
    const key = `${nameOf(chunk)} ${family} ${by} ${scope}`;
    const version = days.map((day) => `${day}=${versions.get(day)}`).join();
    const kept = this.#sums.get(key, version);
    if (kept !== undefined) return kept;
    const weeks = chunk.kind === 'days' ? weeksOf(chunk.days) : [];
    if (weeks.length < 2) return this.#keep(key, version, await this.#sumsOf(scope, family, by, chunk, days));
    const sums = await Promise.all(weeks.map((week) => this.#whole(scope, family, by, week, versions)));
    return this.#keep(key, version, merged(sums.flatMap((ofWeek) => [...ofWeek])));
  }

  /** The facts of a part of an hour. Kept by which of them these are: of windows that move on, most ask for the same. */
  async #edge(scope: string, family: Family, by: By, chunk: EdgeChunk, versions: Versions): Promise<GroupCounters> {
    const version = versions.get(chunk.day);
    if (version === undefined) return new Map();
    const { facts, first, end } = await this.edge(scope, chunk, versions);
    const key = `${nameOf(chunk)} ${first}-${end} ${family} ${by} ${scope}`;
    return this.#sums.get(key, version) ?? this.#keep(key, version, sumOfFacts(facts.slice(first, end), family, by));
  }

  /** The facts of an hour in the order of time, and which of them lie in a part of it. */
  async edge(scope: string, { day, hour, from, to }: EdgeChunk, versions: Versions): Promise<{ facts: readonly StoredFact[]; first: number; end: number }> {
    const facts = [...(await this.facts(scope, day, hour, versions)).values()];
    return { facts, first: countBefore(facts, from), end: countBefore(facts, to) };
  }

  #keep(key: string, version: string, sums: GroupCounters): GroupCounters {
    this.#sums.set(key, version, sums, ENTRY_WEIGHT + [...sums.values()].reduce((all, { size }) => all + size, 0));
    return sums;
  }

  /** What there is to alert of on a day. */
  async notes(day: number, versions: Versions): Promise<readonly StoredNote[]> {
    const version = versions.get(day);
    if (version === undefined) return [];
    const kept = this.#notes.get(String(day), version);
    if (kept !== undefined) return kept;
    const texts = await storeCall(this.#redis.hvals(shardKeys({ scope: ALL, day }).notes));
    const notes = texts.map((text) => JSON.parse(text) as StoredNote);
    this.#notes.set(String(day), version, notes, texts.length + 1);
    return notes;
  }

  /** The facts of an hour by their ids, in the order of time. */
  async facts(scope: string, day: number, hour: number, versions: Versions): Promise<ReadonlyMap<string, StoredFact>> {
    const version = versions.get(day);
    if (version === undefined) return new Map();
    const key = `${hour} ${scope}`;
    const kept = this.#facts.get(key, version);
    if (kept !== undefined) return kept;
    const { fields, bytes } = await this.#hourFacts.read(shardKeys({ scope, day }).facts(hour));
    const facts = new Map(fields.sort(([, a], [, b]) => a.at - b.at));
    this.#facts.set(key, version, facts, bytes);
    return facts;
  }

  #sumsOf(scope: string, family: Family, by: By, chunk: WholeChunk, days: readonly number[]): Promise<GroupCounters> {
    return chunk.kind === 'days' ? this.#days(scope, family, by, days) : this.#hours(scope, family, by, chunk);
  }

  async #days(scope: string, family: Family, by: By, days: readonly number[]): Promise<GroupCounters> {
    const keys = days.map((day) => shardKeys({ scope, day }).daySums(family, by));
    // One day alone is most often today, which changes with every fact.
    const fields = keys.length === 1 ? (await this.#daySums.read(keys[0]!)).fields : decoded(await this.#hashes(keys));
    return merged(fields.map(inGroup));
  }

  async #hours(scope: string, family: Family, by: By, { day, hours }: { day: number; hours: readonly number[] }): Promise<GroupCounters> {
    const keys = new Set(hours.map((hour) => shardKeys({ scope, day }).hourSums(hour, family, by)));
    const wanted = new Set(hours.map(hourName));
    const isWanted = (field: string): boolean => scope === ALL || wanted.has(field.slice(0, field.indexOf('|')));
    return merged(decoded(await this.#hashes([...keys]), isWanted).map(inGroup));
  }

  #hashes(keys: readonly string[]): Promise<Record<string, Buffer>[]> {
    return storeCall(Promise.all(keys.map((key) => this.#redis.hgetallBuffer(key))));
  }
}

type Counters = ReadonlyMap<string, number>;

function decoded(hashes: readonly Record<string, Buffer>[], isWanted: (field: string) => boolean = () => true): [field: string, counters: Counters][] {
  return hashes.flatMap((hash) => Object.entries(hash).flatMap(([field, bytes]) => (isWanted(field) ? [[field, decodeSums(bytes)]] : [])));
}

/** Fields are `|<group>` of a day and `<hour>|<group>` of an hour, so that no group can be `__proto__`. */
function inGroup([field, counters]: [field: string, counters: Counters]): [group: string, counters: Counters] {
  return [field.slice(field.indexOf('|') + 1), counters];
}

/** The counters of each group as one. What stands alone stays the map that it is. */
function merged(found: Iterable<[group: string, counters: Counters]>): GroupCounters {
  const groups = new Map<string, { counters: Counters; sums?: Map<string, number> }>();
  for (const [group, counters] of found) {
    const known = groups.get(group);
    if (known === undefined) {
      groups.set(group, { counters });
    } else {
      const sums = (known.sums ??= new Map(known.counters));
      for (const [name, value] of counters) sums.set(name, (sums.get(name) ?? 0) + value);
    }
  }
  return new Map([...groups].map(([group, { counters, sums }]) => [group, sums ?? counters]));
}

function asVersion(day: number, version: string | null | undefined): [day: number, version: string][] {
  return version == null ? [] : [[day, version]];
}

/** How many of the facts, which are in the order of time, are before a moment. */
function countBefore(facts: readonly StoredFact[], moment: number): number {
  const first = facts.findIndex(({ at }) => at >= moment);
  return first < 0 ? facts.length : first;
}

function sumOfFacts(facts: readonly StoredFact[], family: Family, by: By): GroupCounters {
  const groups = new Map<string, Tally>();
  for (const { repo, parts } of facts) {
    for (const [agent, counters] of parts) {
      const group = by === 'agent' ? agent : repo;
      const tally = groups.get(group) ?? new Tally();
      groups.set(group, tally.add(counters.get(family) ?? []));
    }
  }
  return countersOf(groups);
}

function countersOf(groups: ReadonlyMap<string, Tally>): GroupCounters {
  return new Map([...groups].map(([group, tally]) => [group, new Map(tally.entries())]));
}
