import { KEY_FAMILIES } from '@provenance/queue';
import { createRedis, familiesOf, RedisAnalysisStore, RedisOpenLedger, untilReady, type RedisClient } from '@provenance/store';
import { setTimeout as wait } from 'node:timers/promises';
import type { System } from './system.ts';

/** The stages, each a queue. */
export const STAGES = ['enrich', 'detect', 'decide', 'analyse'] as const;

/** All queues: what is exported and tried goes on when the stages are done. */
const QUEUES = [...STAGES, 'export', 'backtest'] as const;

/** The places of a queue in which a job can be, by their type. */
const LISTS = ['wait', 'active', 'paused'] as const;
const SORTED_SETS = ['delayed', 'prioritized', 'waiting-children', 'failed', 'completed'] as const;
const PLACES = [...LISTS, ...SORTED_SETS];
type Place = (typeof PLACES)[number];

/** What lies in Redis, past the services. */
export interface Store {
  redis: RedisClient;
  analyses: RedisAnalysisStore;
  ledger: RedisOpenLedger;
}

export async function withStore<T>(system: System, work: (store: Store) => Promise<T>): Promise<T> {
  const redis = createRedis(system.redis.url, 'store', () => undefined);
  try {
    await untilReady(redis);
    const ledger = new RedisOpenLedger(redis);
    return await work({ redis, ledger, analyses: new RedisAnalysisStore(redis, ledger) });
  } finally {
    redis.disconnect();
  }
}

/** The ids of the jobs of a queue in one of its places. */
export async function jobsIn(redis: RedisClient, queue: string, place: Place): Promise<string[]> {
  const key = `{prov}:${queue}:${place}`;
  return LISTS.some((list) => list === place) ? redis.lrange(key, 0, -1) : redis.zrange(key, '0', '-1');
}

/** All jobs of all queues, as `queue:place:id`. */
export async function allJobs(redis: RedisClient): Promise<string[]> {
  const found = await Promise.all(
    QUEUES.flatMap((queue) =>
      PLACES.map(async (place) => (await jobsIn(redis, queue, place)).map((id) => `${queue}:${place}:${id}`)),
    ),
  );
  return found.flat();
}

const IDLE_WITHIN_MS = 240_000;

/**
 * Waits until no job can run any more and the ledger is empty. A process that was killed between the completion and the
 * closing of the ledger leaves a mark, which the sweeper removes.
 */
export async function untilIdle({ redis, ledger }: Store): Promise<void> {
  const deadline = Date.now() + IDLE_WITHIN_MS;
  for (;;) {
    const { open } = await ledger.size(Date.now());
    const moving = (await allJobs(redis)).filter((job) => !/:(failed|waiting-children):/.test(job));
    if (open === 0 && moving.length === 0) return;
    if (Date.now() > deadline) throw new Error(`${open} open in the ledger, jobs: ${moving.join(' ')}`);
    await wait(200);
  }
}

/** Keys without an owner, or without an end, once no job is left. */
export async function unboundedKeys(redis: RedisClient): Promise<string[]> {
  const keys = await redis.keys('*');
  const verdicts = await Promise.all(keys.map((key) => isBounded(redis, key)));
  return keys.filter((_, index) => !verdicts[index]);
}

async function isBounded(redis: RedisClient, key: string): Promise<boolean> {
  const family = familiesOf(key, KEY_FAMILIES)[0];
  if (family === undefined) return false;
  switch (family.bound) {
    case 'expires':
      // Also one that has gone meanwhile: only -1 says that it stays. Whole seconds would call the last half of one none.
      return (await redis.pttl(key)) !== -1;
    case 'leaves':
      return false;
    case 'trimmed':
      return family.most === undefined || (await redis.xlen(key)) <= family.most;
    case 'capped':
    case 'stays':
      return true;
  }
}
