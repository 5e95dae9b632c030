import {
  chunksOf,
  dayOf,
  FAMILIES,
  HOUR_MS,
  Tally,
  type Chunk,
  type FactUnit,
  type Family,
  type PlacedNote,
  type Sums,
  type Window,
} from '@provenance/domain';
import type { RedisClient } from '../connection/create-redis.ts';
import { defineScript, type RunScript } from '../connection/define-script.ts';
import { DEFAULT_RETENTION, type Retention } from '../retention.ts';
import { AnalyticsStore, type CountedFact, type DrillDown, type RebuildReport, type SumsQuery } from './analytics-store.ts';
import { encodeFact, encodeNote } from './fact-codec.ts';
import { latestFacts } from './latest-facts.ts';
import { daysOf, partsOf } from './plan.ts';
import { countedUnits, shardsThatExist } from './rebuild-source.ts';
import { COUNT, PIVOTED, REBUILD_DAY, REBUILD_HOUR } from './scripts.ts';
import { ALL, hourName, shardExpiry, shardKeys, type Shard } from './shard.ts';
import type { GroupCounters } from './sum-cache.ts';
import { SumReader, type By, type Versions } from './sum-reader.ts';

/** The roll-ups in Redis: a fact is in two shards, that of its day of all repositories and that of its day of its own. */
export class RedisAnalyticsStore extends AnalyticsStore {
  readonly #redis: RedisClient;
  readonly #keepSeconds: number;
  readonly #now: () => number;
  readonly #reader: SumReader;
  readonly #run: Record<'count' | 'rebuildHour' | 'rebuildDay', RunScript>;

  constructor(redis: RedisClient, retention: Retention = DEFAULT_RETENTION, now: () => number = Date.now) {
    super();
    this.#redis = redis;
    this.#keepSeconds = retention.facts;
    this.#now = now;
    this.#reader = new SumReader(redis);
    this.#run = {
      count: defineScript(redis, COUNT),
      rebuildHour: defineScript(redis, REBUILD_HOUR),
      rebuildDay: defineScript(redis, REBUILD_DAY),
    };
  }

  async count(unit: FactUnit, formerDays: readonly number[] = []): Promise<boolean> {
    const day = dayOf(Date.parse(unit.at));
    const former = formerDays.filter((one) => one !== day);
    const [fact, note] = [encodeFact(unit), encodeNote(unit)];
    const scopes = [ALL, unit.repo.toWellFormed()];
    const applied = await Promise.all([
      ...scopes.flatMap((scope) => former.map((one) => this.#count({ scope, day: one }, unit, '', '', ''))),
      ...scopes.map((scope) => this.#count({ scope, day }, unit, hourName(Date.parse(unit.at)), fact, note)),
    ]);
    return applied.includes(true);
  }

  async sums({ windows, families, by, agent, repos }: SumsQuery): Promise<Sums[]> {
    const plans = windows.map(chunksOf);
    const days = daysOf(plans.flat());
    if (by === 'agent' && repos === undefined) {
      return this.#allSums('agent', plans, days, families, (group) => agent === undefined || group === agent);
    }
    if (by === 'repo' && agent === undefined && families.every((family) => PIVOTED.includes(family))) {
      const wanted = repos && new Set(repos);
      return this.#allSums('repo', plans, days, families, (group) => wanted === undefined || wanted.has(group));
    }
    const scopes = repos ?? (await this.#reposOf(plans, days));
    const versions = await this.#reader.versionsOf(scopes, days);
    const found = await Promise.all(
      scopes.map((scope, at) => this.#scopeSums(scope, 'agent', plans, versions[at]!, families, (group) => agent === undefined || group === agent)),
    );
    return windows.map((_, at) => joined(scopes.map((scope, index) => [scope, found[index]?.[at] ?? new Map()]), by));
  }

  async notes(window: Window, repos?: readonly string[]): Promise<PlacedNote[]> {
    const days = daysOf(chunksOf(window));
    const versions = await this.#reader.versions(ALL, days);
    const notes = await Promise.all(days.map((day) => this.#reader.notes(day, versions)));
    return notes
      .flat()
      .filter(({ at, repo }) => at >= window.from && at < window.to && (repos === undefined || repos.includes(repo)))
      .map(({ at: _at, ...note }) => note);
  }

  async repos(window: Window): Promise<string[]> {
    const plan = chunksOf(window);
    return this.#reposOf([plan], daysOf(plan));
  }

  async latest(query: DrillDown): Promise<CountedFact[]> {
    return latestFacts(this.#redis, this.#reader, query);
  }

  async rebuild(): Promise<RebuildReport> {
    let [units, added, shards] = [0, 0, 0];
    for await (const { unit, formerDays } of countedUnits(this.#redis)) {
      units += 1;
      added += Number(await this.count(unit, formerDays));
    }
    for await (const shard of shardsThatExist(this.#redis)) {
      await this.#rebuildShard(shard);
      shards += 1;
    }
    return { units, added, shards };
  }

  async #rebuildShard(shard: Shard): Promise<void> {
    const { prefix } = shardKeys(shard);
    const isAll = shard.scope === ALL ? '1' : '0';
    const expiry = shardExpiry(shard.day, this.#keepSeconds);
    for (let hour = 0; hour < 24; hour += 1) {
      await this.#run.rebuildHour(prefix, expiry, hourName(hour * HOUR_MS), isAll, ...FAMILIES);
    }
    await this.#run.rebuildDay(prefix, expiry, isAll, ...FAMILIES);
  }

  async #count(shard: Shard, { id, version }: FactUnit, hour: string, fact: Buffer | '', note: string): Promise<boolean> {
    const expiry = shardExpiry(shard.day, this.#keepSeconds);
    if (expiry * 1_000 <= this.#now()) return false;
    const isAll = shard.scope === ALL ? '1' : '0';
    return (await this.#run.count(shardKeys(shard).prefix, expiry, id.toWellFormed(), version, hour, fact, note, isAll)) === 1;
  }

  async #allSums(by: By, plans: readonly Chunk[][], days: readonly number[], families: SumsQuery['families'], isWanted: (group: string) => boolean): Promise<Sums[]> {
    return this.#scopeSums(ALL, by, plans, await this.#reader.versions(ALL, days), families, isWanted);
  }

  /** The sums of one scope, for each plan. */
  async #scopeSums(
    scope: string, by: By, plans: readonly Chunk[][], versions: Versions, families: SumsQuery['families'], isWanted: (group: string) => boolean,
  ): Promise<Sums[]> {
    if (versions.size === 0) return plans.map(() => new Map());
    return Promise.all(plans.map((plan) => this.#planSums(scope, by, plan, versions, families, isWanted)));
  }

  async #planSums(
    scope: string, by: By, plan: readonly Chunk[], versions: Versions, families: SumsQuery['families'], isWanted: (group: string) => boolean,
  ): Promise<Sums> {
    const asked = partsOf(plan, versions).flatMap((part) => families.map((family) => ({ part, family })));
    const read = await Promise.all(asked.map(({ part, family }) => this.#reader.read(scope, family, by, part, versions)));
    const sums = new Map<string, Tally>();
    for (const [at, parts] of read.entries()) {
      for (const groups of parts) addGroups(sums, asked[at]!.family, groups, isWanted);
    }
    return sums;
  }

  async #reposOf(plans: readonly Chunk[][], days: readonly number[]): Promise<string[]> {
    const sums = await this.#allSums('repo', plans, days, ['code', 'finding', 'review'], () => true);
    return [...new Set(sums.flatMap((one) => [...one.keys()]))].sort();
  }
}

/** Laid over each other, not added up: what is kept stays as it was, and most of it no figure looks at. */
function addGroups(sums: Map<string, Tally>, family: Family, groups: GroupCounters, isWanted: (group: string) => boolean): void {
  for (const [group, counters] of groups) {
    if (!isWanted(group) || counters.size === 0) continue;
    const tally = sums.get(group) ?? new Tally();
    sums.set(group, tally.lay(family, counters));
  }
}

/** The sums of several repositories by agent, or each repository's as one. */
function joined(found: readonly (readonly [scope: string, sums: Sums])[], by: By): Sums {
  const sums = new Map<string, Tally>();
  for (const [scope, ofScope] of found) {
    for (const [agent, tally] of ofScope) {
      const group = by === 'repo' ? scope : agent;
      const sum = sums.get(group) ?? new Tally();
      sums.set(group, sum.add(tally.entries()));
    }
  }
  return sums;
}
