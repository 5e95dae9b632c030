import { chunksOf, DAY_MS, HOUR_MS } from '@provenance/domain';
import type { RedisClient } from '../connection/create-redis.ts';
import { storeCall } from '../connection/store-call.ts';
import type { CountedFact, DrillDown } from './analytics-store.ts';
import { countersOf, type StoredFact } from './fact-codec.ts';
import { ALL, hourName, shardKeys } from './shard.ts';

/** Families of which every fact of an analysis, a finding or a pull request has one. */
const TELLING = ['code', 'finding', 'review'] as const;

const HOURS_AT_A_TIME = 4;

/** The newest facts of an agent. Only hours in which it has any are read, so that a rare agent costs no more than a busy one. */
export async function latestFacts(redis: RedisClient, query: DrillDown): Promise<CountedFact[]> {
  const found: CountedFact[] = [];
  for (const day of await daysWith(redis, query)) {
    const hours = await hoursWith(redis, query, day);
    for (let at = 0; at < hours.length; at += HOURS_AT_A_TIME) {
      found.push(...(await Promise.all(hours.slice(at, at + HOURS_AT_A_TIME).map((hour) => factsIn(redis, query, day, hour)))).flat());
      if (found.length >= query.limit) return found.slice(0, query.limit);
    }
  }
  return found;
}

async function daysWith(redis: RedisClient, { window, agent }: DrillDown): Promise<number[]> {
  const chunks = chunksOf(window);
  const days = [...new Set(chunks.flatMap((chunk) => (chunk.kind === 'days' ? chunk.days : [chunk.day])))].sort((a, b) => b - a);
  return having(days, (day) => TELLING.map((family) => redis.hexists(shardKeys({ scope: ALL, day }).daySums(family, 'agent'), `|${agent}`)));
}

async function hoursWith(redis: RedisClient, { agent }: DrillDown, day: number): Promise<number[]> {
  const hours = Array.from({ length: DAY_MS / HOUR_MS }, (_, at) => day + at * HOUR_MS).reverse();
  const keys = shardKeys({ scope: ALL, day });
  return having(hours, (hour) => TELLING.map((family) => redis.hexists(keys.hourSums(hour, family, 'agent'), `${hourName(hour)}|${agent}`)));
}

async function factsIn(redis: RedisClient, { window, agent, repos }: DrillDown, day: number, hour: number): Promise<CountedFact[]> {
  const facts = await storeCall(redis.hgetall(shardKeys({ scope: ALL, day }).facts(hour)));
  // A look at the text spares most of the parsing: few of an hour's facts are of one agent.
  const name = JSON.stringify(agent);
  return Object.entries(facts)
    .filter(([, text]) => text.includes(name))
    .map(([id, text]) => ({ id, fact: JSON.parse(text) as StoredFact }))
    .filter(({ fact }) => fact.at >= window.from && fact.at < window.to && (repos === undefined || repos.includes(fact.repo)))
    .filter(({ fact }) => fact.parts.some(([name]) => name === agent))
    .sort((a, b) => b.fact.at - a.fact.at || (a.id < b.id ? -1 : 1))
    .map(({ id, fact }) => ({ id, repo: fact.repo, at: new Date(fact.at).toISOString(), counters: countersOf(fact, agent) }));
}

/** The moments for which any of the questions is answered with 1. */
async function having(moments: readonly number[], ask: (moment: number) => Promise<number>[]): Promise<number[]> {
  const answers = await storeCall(Promise.all(moments.map((moment) => Promise.all(ask(moment)))));
  return moments.filter((_, at) => answers[at]?.includes(1));
}
