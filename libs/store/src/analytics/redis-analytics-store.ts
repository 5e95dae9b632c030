import {
  chunksOf,
  dayOf,
  FAMILIES,
  HOUR_MS,
  Tally,
  TELLING,
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
import { WindowSums, type Summed } from './window-sums.ts';

/** The roll-ups in Redis: a fact is in two shards, that of its day of all repositories and that of its day of its own. */
export class RedisAnalyticsStore extends AnalyticsStore {
  readonly #redis: RedisClient;
  readonly #keepSeconds: number;
  readonly #now: () => number;
  readonly #reader: SumReader;
  readonly #windows: WindowSums;
  readonly #run: Record<'count' | 'rebuildHour' | 'rebuildDay', RunScript>;

  constructor(redis: RedisClient, retention: Retention = DEFAULT_RETENTION, now: () => number = Date.now) {
    super();
    this.#redis = redis;
    this.#keepSeconds = retention.facts;
    this.#now = now;
    this.#reader = new SumReader(redis);
    this.#windows = new WindowSums(this.#reader);
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
    const countIn = (scope: string): Promise<boolean[]> =>
      Promise.all([
        ...former.map((one) => this.#count({ scope, day: one }, unit, '', '', '')),
        this.#count({ scope, day }, unit, hourName(Date.parse(unit.at)), fact, note),
      ]);
    // That of all comes last: by its versions WindowSums tells whether a repository has changed.
    const applied = [...(await countIn(unit.repo.toWellFormed())), ...(await countIn(ALL))];
    return applied.includes(true);
  }

  async sums({ windows, ...query }: SumsQuery): Promise<Sums[]> {
    return this.#windows.of(query, windows.map(chunksOf), (plans, versions) => this.#read(query, plans, versions));
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
    return this.#reposOf([chunksOf(window)]);
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
    // Those of all come last, as when a fact is counted.
    for (const ofAll of [false, true]) {
      for await (const shard of shardsThatExist(this.#redis)) {
        if ((shard.scope === ALL) !== ofAll) continue;
        await this.#rebuildShard(shard);
        shards += 1;
      }
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

  /** @param ofAll the versions of the scope of all */
  async #read({ families, by, agent, repos }: Summed, plans: readonly Chunk[][], ofAll: Versions): Promise<Sums[]> {
    const isAgent = (group: string): boolean => agent === undefined || group === agent;
    if (by === 'agent' && repos === undefined) return this.#scopeSums(ALL, 'agent', plans, ofAll, families, isAgent);
    if (by === 'repo' && agent === undefined && families.every((family) => PIVOTED.includes(family))) {
      const wanted = repos && new Set(repos);
      return this.#scopeSums(ALL, 'repo', plans, ofAll, families, (group) => wanted === undefined || wanted.has(group));
    }
    const scopes = repos ?? (await this.#reposOf(plans));
    const versions = await this.#reader.versionsOf(scopes, ofAll);
    const found = await Promise.all(scopes.map((scope, at) => this.#scopeSums(scope, 'agent', plans, versions[at]!, families, isAgent)));
    return plans.map((_, at) => joined(scopes.map((scope, index) => [scope, found[index]?.[at] ?? new Map()]), by));
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

  async #reposOf(plans: readonly Chunk[][]): Promise<string[]> {
    const query: Summed = { families: Object.values(TELLING), by: 'repo' };
    const sums = await this.#windows.of(query, plans, (some, versions) => this.#read(query, some, versions));
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
