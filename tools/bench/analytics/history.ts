import { createRedis, RedisAnalysisStore, RedisAnalyticsStore, RedisOpenLedger, RedisReviewFactStore, untilReady, type RedisClient } from '@provenance/store';
import { makeAnalysis, type Stores } from '../payloads/analytics-history.ts';
import { seededRandom, type Random } from '../payloads/random.ts';
import { RedisStats } from '../redis-stats.ts';
import { startApp, withRedis } from '../stack.ts';

/** Analyses that are made at a time. */
const PARALLEL = 16;

/** So many analyses in a Redis of their own, and a governance-api that answers over them. */
export interface History {
  size: number;
  /** Of governance-api. */
  base: string;
  redis: RedisClient;
  stats: RedisStats;
  stores: Stores;
  random: Random;
  ids: string[];
  /** Bytes before there was anything. */
  empty: number;
}

/** Makes a history of each size and keeps all of them up while `use` runs: what is compared is asked in turn. */
export async function withHistories<T>(sizes: readonly number[], say: (line: string) => void, use: (histories: History[]) => Promise<T>): Promise<T> {
  const [size, ...others] = sizes;
  if (size === undefined) return use([]);
  return withHistory(size, say, (history) => withHistories(others, say, (more) => use([history, ...more])));
}

async function withHistory<T>(size: number, say: (line: string) => void, use: (history: History) => Promise<T>): Promise<T> {
  return withRedis(async ({ url }) => {
    const redis = createRedis(url, 'store', () => undefined);
    const stats = new RedisStats(url);
    try {
      await untilReady(redis);
      say(`${size.toLocaleString('en')} analyses`);
      const history = { size, redis, stats, stores: storesOver(redis), random: seededRandom(size), ids: [], empty: await stats.dataBytes() };
      await fill(history);
      const governance = await startApp('governance-api', url);
      return await use({ ...history, base: governance.base }).finally(() => governance.stop());
    } finally {
      redis.disconnect();
      stats.close();
    }
  });
}

function storesOver(redis: RedisClient): Stores {
  const analytics = new RedisAnalyticsStore(redis);
  return { analyses: new RedisAnalysisStore(redis, new RedisOpenLedger(redis)), analytics, reviews: new RedisReviewFactStore(redis, analytics) };
}

async function fill({ size, ids, stores, random }: Omit<History, 'base'>): Promise<void> {
  const now = Date.now();
  let turn = 0;
  const worker = async (): Promise<void> => {
    while (turn < size) ids.push(await makeAnalysis(random, stores, turn++, now));
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}

/** Another analysis that ends now. */
export async function oneMore({ ids, random, stores }: History): Promise<void> {
  ids.push(await makeAnalysis(random, stores, ids.length, Date.now(), Date.now()));
}
