import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  semgrepCorePath,
  startRedis,
  startService,
  stopAllServices,
  type RedisServer,
  type ServiceProcess,
} from '@provenance/embedded';
import { RedisStats } from './redis-stats.ts';

/** The system under measurement: a Redis of its own and one process an app. */
export interface Stack {
  stats: RedisStats;
  ingest: ServiceProcess;
  governance: ServiceProcess;
  enrich: ServiceProcess;
  detect: ServiceProcess[];
  /** Every process that takes jobs. */
  workers: ServiceProcess[];
}

const open = new Set<() => Promise<void>>();

/** A private Redis as in production: append-only file, fsync with every write. */
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

/** The same for all processes of a run. */
const SIGNING_KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;

/** Starts an app with its defaults and what more is set, save the limit of the queue's depth: a drain is a deep queue. */
export function startApp(app: string, redisUrl: string, more: Record<string, string> = {}): Promise<ServiceProcess> {
  return startService({
    app,
    env: {
      PROVENANCE_REDIS_URL: redisUrl,
      PROVENANCE_LOG_LEVEL: 'warn',
      PROVENANCE_AUTH: 'off',
      PROVENANCE_DECISION_SIGNING_KEY: SIGNING_KEY,
      PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath(),
      PROVENANCE_INGEST_MAX_QUEUE_DEPTH: '1000000',
      ...more,
      PROVENANCE_TIMESERIES_PATH: join(tmpdir(), `provenance-bench-${process.pid}.jsonl`),
    },
  });
}

/** Starts every app, detect-worker so many times, for as long as `use` runs. */
export async function withStack<T>(detectWorkers: number, use: (stack: Stack) => Promise<T>): Promise<T> {
  return withRedis(async ({ url }) => {
    const stats = new RedisStats(url);
    try {
      const [ingest, governance, enrich, ...detect] = await Promise.all([
        startApp('ingest-api', url),
        startApp('governance-api', url),
        startApp('enrich-worker', url),
        ...Array.from({ length: detectWorkers }, () => startApp('detect-worker', url)),
      ]);
      return await use({ stats, ingest, governance, enrich, detect, workers: [governance, enrich, ...detect] });
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
  await stopAllServices();
  await Promise.all([...open].map((close) => close()));
}
