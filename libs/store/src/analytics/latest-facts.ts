import { chunksOf, DAY_MS, HOUR_MS, TELLING, unitKindOf } from '@provenance/domain';
import type { RedisClient } from '../connection/create-redis.ts';
import { storeCall } from '../connection/store-call.ts';
import type { CountedFact, DrillDown } from './analytics-store.ts';
import { countersOf } from './fact-codec.ts';
import { daysOf } from './plan.ts';
import { ALL, hourName, shardKeys } from './shard.ts';
import type { SumReader, Versions } from './sum-reader.ts';

const HOURS_AT_A_TIME = 4;

/** The newest facts of an agent. Only hours in which it has any are read, so that a rare agent costs no more than a busy one. */
export async function latestFacts(redis: RedisClient, reader: SumReader, query: DrillDown): Promise<CountedFact[]> {
  const found: CountedFact[] = [];
  const versions = await reader.versions(ALL, daysOf(chunksOf(query.window)).sort((a, b) => b - a));
  for (const day of await daysWith(redis, query, [...versions.keys()])) {
    const hours = await hoursWith(redis, query, day);
    for (let at = 0; at < hours.length; at += HOURS_AT_A_TIME) {
      found.push(...(await Promise.all(hours.slice(at, at + HOURS_AT_A_TIME).map((hour) => factsIn(reader, versions, query, day, hour)))).flat());
      if (found.length >= query.limit) return found.slice(0, query.limit);
    }
  }
  return found;
}

async function daysWith(redis: RedisClient, { agent, kind }: DrillDown, days: readonly number[]): Promise<number[]> {
  return having(days, (day) => redis.hexists(shardKeys({ scope: ALL, day }).daySums(TELLING[kind], 'agent'), `|${agent}`));
}

async function hoursWith(redis: RedisClient, { agent, kind }: DrillDown, day: number): Promise<number[]> {
  const hours = Array.from({ length: DAY_MS / HOUR_MS }, (_, at) => day + at * HOUR_MS).reverse();
  const keys = shardKeys({ scope: ALL, day });
  return having(hours, (hour) => redis.hexists(keys.hourSums(hour, TELLING[kind], 'agent'), `${hourName(hour)}|${agent}`));
}

async function factsIn(reader: SumReader, versions: Versions, { window, agent, kind, repos }: DrillDown, day: number, hour: number): Promise<CountedFact[]> {
  return [...(await reader.facts(ALL, day, hour, versions))]
    .filter(([id, { at, repo }]) => unitKindOf(id) === kind && at >= window.from && at < window.to && (repos === undefined || repos.includes(repo)))
    .filter(([, { parts }]) => parts.some(([name]) => name === agent))
    .sort(([idA, a], [idB, b]) => b.at - a.at || (idA < idB ? -1 : 1))
    .map(([id, fact]) => ({ id, repo: fact.repo, at: new Date(fact.at).toISOString(), counters: countersOf(fact, agent) }));
}

/** The moments for which the question is answered with 1. */
async function having(moments: readonly number[], ask: (moment: number) => Promise<number>): Promise<number[]> {
  const answers = await storeCall(Promise.all(moments.map(ask)));
  return moments.filter((_, at) => answers[at] === 1);
}
