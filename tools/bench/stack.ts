import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { semgrepCorePath, startRedis, type RedisServer } from '@provenance/embedded';
import { startService, stopAllServices, type Service } from './processes.ts';
import { RedisStats } from './redis-stats.ts';

/** The system under measurement: a Redis of its own and one process an app. */
export interface Stack {
  redisUrl: string;
  stats: RedisStats;
  ingest: Service;
  governance: Service;
  enrich: Service;
  detect: Service[];
  /** Every process that takes jobs. */
  workers: Service[];
}

const open = new Set<() => Promise<void>>();

/** A private Redis as in production: append-only file, fsync every second. */
export async function withRedis<T>(use: (redis: RedisServer) => Promise<T>): Promise<T> {
  const redis = await startRedis({ appendOnly: true });
  const stop = () => redis.stop();
  open.add(stop);
  try {
    return await use(redis);
  } finally {
    open.delete(stop);
    await stop();
  }
}

/** Starts every app with its defaults, save the limit of the queue's depth: a drain is a deep queue. */
export async function withStack<T>(detectWorkers: number, use: (stack: Stack) => Promise<T>): Promise<T> {
  return withRedis(async (redis) => {
    const env = {
      PROVENANCE_REDIS_URL: redis.url,
      PROVENANCE_LOG_LEVEL: 'warn',
      PROVENANCE_AUTH: 'off',
      PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath(),
      PROVENANCE_INGEST_MAX_QUEUE_DEPTH: '1000000',
    };
    const start = (app: string) => startService(app, `apps/${app}/dist/main.js`, env);
    const stats = new RedisStats(redis.url);
    try {
      const [ingest, governance, enrich, ...detect] = await Promise.all([
        start('ingest-api'),
        start('governance-api'),
        start('enrich-worker'),
        ...Array.from({ length: detectWorkers }, () => start('detect-worker')),
      ]);
      return await use({
        redisUrl: redis.url,
        stats,
        ingest,
        governance,
        enrich,
        detect,
        workers: [governance, enrich, ...detect],
      });
    } finally {
      await stopAllServices();
      stats.close();
    }
  });
}

/** A temporary folder for as long as `use` runs. */
export async function withFolder<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'provenance-bench-'));
  const remove = () => rm(dir, { recursive: true, force: true });
  open.add(remove);
  try {
    return await use(dir);
  } finally {
    open.delete(remove);
    await remove();
  }
}

/** Ends what is still open, for the day that the bench is interrupted. */
export async function closeAll(): Promise<void> {
  await Promise.all([...open].map((close) => close()));
}
