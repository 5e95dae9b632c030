import { createRedis, RedisAnalysisStore, RedisOpenLedger } from '@provenance/store';
import { RecordingObserver } from '../pipeline.fixture.ts';
import { StageWorkers } from './stage-workers.ts';

/*
 * A process of its own that runs detect and dies in it: `hang` says so on stdout and waits to be killed,
 * `suicide` kills itself. Arguments: Redis URL, mode, lock duration and stalled interval in ms.
 */
const [url = '', mode, lockDurationMs, stalledIntervalMs] = process.argv.slice(2);
const redis = createRedis(url, 'store', () => undefined);
const detect = {
  stage: 'detect' as const,
  run: async (): Promise<never> => {
    if (mode === 'suicide') process.kill(process.pid, 'SIGKILL');
    process.stdout.write('running\n');
    return new Promise<never>(() => undefined);
  },
};
new StageWorkers([detect], new RedisAnalysisStore(redis, new RedisOpenLedger(redis)), new RecordingObserver(), {
  redis: url,
  stages: ['detect'],
  lockDurationMs: Number(lockDurationMs),
  stalledIntervalMs: Number(stalledIntervalMs),
}).start();
