import type { Measurement } from '../measurement.ts';
import { makeAnalysis, type Stores } from '../payloads/analytics-history.ts';
import type { RedisStats } from '../redis-stats.ts';
import type { History } from './history.ts';

/** Analyses over which writes are counted. */
const SOME = 200;

/** What an analysis costs in Redis. Takes the results of the history away. */
export async function costs(history: History): Promise<Measurement[]> {
  const { redis, stats, stores, ids, empty } = history;
  const all = await writesOf(stats, history, stores);
  const counting = all - (await writesOf(stats, history, uncounted(stores)));
  const total = (await stats.dataBytes()) - empty;
  for (const id of ids) await redis.unlink(...['record', 'state', 'body', 'lines', 'detection', 'decision'].map((part) => `prov:{${id}}:${part}`));
  const kept = (await stats.dataBytes()) - empty;
  return [
    { what: 'writes in Redis an analysis, all stages', value: all, unit: '', remark: 'those inside scripts' },
    { what: 'of these to count it and its review', value: counting, unit: '', remark: '4 scripts' },
    { what: 'bytes an analysis, contents expired', value: total / ids.length, unit: 'bytes', remark: '40 lines, findings, facts, sums' },
    { what: 'bytes an analysis, results expired too', value: kept / ids.length, unit: 'bytes', remark: 'facts and sums' },
  ];
}

/** Writes an analysis, told by the server's own counters. */
async function writesOf(stats: RedisStats, { ids, random }: History, stores: Stores): Promise<number> {
  const before = await stats.writes();
  for (let at = 0; at < SOME; at += 1) ids.push(await makeAnalysis(random, stores, ids.length, Date.now()));
  return ((await stats.writes()) - before) / SOME;
}

/** The same stores, but nothing is counted. */
function uncounted({ analyses, analytics, reviews }: Stores): Stores {
  return {
    analyses,
    analytics: Object.assign(Object.create(analytics) as Stores['analytics'], { count: async () => false }),
    reviews: Object.assign(Object.create(reviews) as Stores['reviews'], { save: async () => true, count: async () => undefined }),
  };
}
