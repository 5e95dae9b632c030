import { QUEUE_PREFIX } from '@provenance/contracts';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { createRedis, untilReady, type RedisClient } from '@provenance/store';
import { Queue } from 'bullmq';
import { closeWorkers } from './close-workers.ts';
import { ProgressWorker } from './progress-worker.ts';

const NAME = 'closing';

let server: RedisServer;
let redis: RedisClient;
let told: string[];
let worker: ProgressWorker;
let end: () => void;

const onError = ({ message }: Error): void => void told.push(message);

beforeEach(async () => {
  told = [];
  server = await startRedis();
  redis = createRedis(server.url, 'queue-worker', () => undefined);
  await untilReady(redis);
});
afterEach(async () => {
  end();
  await server.stop();
});

/** Resolves once the worker has a job in hand. */
async function take(heeds: boolean): Promise<void> {
  const { promise: began, resolve: begin } = Promise.withResolvers<void>();
  const process = (_job: unknown, _token?: string, signal?: AbortSignal): Promise<void> => {
    begin();
    return new Promise((resolve, reject) => {
      end = resolve;
      if (heeds) signal!.addEventListener('abort', () => reject(new Error('stopped')));
    });
  };
  worker = new ProgressWorker(NAME, process, { connection: redis, prefix: QUEUE_PREFIX }, { onError: () => undefined, longestJobMs: 60_000 });
  const queue = new Queue(NAME, { connection: redis, prefix: QUEUE_PREFIX });
  await queue.add('job', {}, { jobId: 'job-1' });
  await began;
}

describe('workers that are closed', () => {
  it('say nothing when their jobs heed it', async () => {
    await take(true);
    await closeWorkers([worker], redis, { graceMs: 0, onError });
    expect(told).toEqual([]);
  });

  it('name the jobs that do not, where Redis answers', async () => {
    await take(false);
    await closeWorkers([worker], redis, { graceMs: 0, onError });
    expect(told).toEqual(['Not closed in order: not given back within 3 s of being told to stop: closing job-1']);
  }, 20_000);

  it('say so where Redis does not answer', async () => {
    await take(false);
    process.kill(server.pid, 'SIGSTOP');
    try {
      await closeWorkers([worker], redis, { graceMs: 0, onError });
    } finally {
      process.kill(server.pid, 'SIGCONT');
    }
    expect(told).toEqual(['Not closed in order: Redis does not answer']);
  }, 20_000);
});
