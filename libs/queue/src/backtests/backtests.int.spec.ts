import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ProvenanceError } from '@provenance/domain';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { untilReady } from '@provenance/store';
import { openStageQueues, type StageQueues } from '../connection/stage-queues.ts';
import { PermanentError } from '../workers/failure.ts';
import { BacktestJobs } from './backtest-jobs.ts';
import { BacktestWorker, type BacktestHandler } from './backtest-worker.ts';

let redis: RedisServer;
let queues: StageQueues;
let jobs: BacktestJobs;

const fail = (error: Error): void => {
  throw error;
};

beforeAll(async () => {
  redis = await startRedis();
  queues = openStageQueues(redis.url, () => undefined);
  await untilReady(queues.redis);
  jobs = new BacktestJobs(queues, fail);
});

afterAll(async () => {
  await jobs.close();
  await queues.close();
  await redis.stop();
});

/** A handler whose runs are told, and end when the test says so. */
function handlerThat(run: BacktestHandler['run']): { handler: BacktestHandler; failed: Promise<[string, string]> } {
  const { promise: failed, resolve } = Promise.withResolvers<[string, string]>();
  return { handler: { run, failed: async (id, reason) => resolve([id, reason]) }, failed };
}

const open = (handler: BacktestHandler, now?: () => number): BacktestWorker => {
  const worker = new BacktestWorker(handler, { redis: redis.url, onError: () => undefined, lockDurationMs: 1_000, stalledIntervalMs: 500, ...(now !== undefined && { now }) });
  worker.start();
  return worker;
};

describe('back-tests in their queue', () => {
  it('are run once, however often they are asked for', async () => {
    const ran: string[] = [];
    const last = Promise.withResolvers<void>();
    await jobs.add('bt_once');
    await jobs.add('bt_once');
    await jobs.add('bt_last');
    const worker = open(handlerThat(async (id) => {
      ran.push(id);
      if (id === 'bt_last') last.resolve();
    }).handler);
    await last.promise;
    await worker.close();
    expect(ran).toEqual(['bt_once', 'bt_last']);
  });

  it('say that they failed, when another try is of no use', async () => {
    const { handler, failed } = handlerThat(async () => {
      throw new PermanentError('the candidate is gone');
    });
    const worker = open(handler);
    await jobs.add('bt_failing');
    expect(await failed).toEqual(['bt_failing', 'the candidate is gone']);
    await worker.close();
  });

  it('start over elsewhere when their worker ends', async () => {
    const started = Promise.withResolvers<void>();
    const first = open(handlerThat(async (_id, signal) => {
      started.resolve();
      await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    }).handler);
    await jobs.add('bt_moved');
    await started.promise;
    await first.close();
    const again = Promise.withResolvers<string>();
    const second = open(handlerThat(async (id) => again.resolve(id)).handler);
    expect(await again.promise).toBe('bt_moved');
    await second.close();
  });

  it('start over elsewhere when their worker is killed', async () => {
    const argv = ['--conditions=@provenance/source', join(import.meta.dirname, 'doomed-backtest.fixture.ts'), redis.url, '1000', '300'];
    const doomed = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } });
    await jobs.add('bt_killed');
    await once(doomed.stdout, 'data');
    doomed.kill('SIGKILL');
    await once(doomed, 'exit');
    const again = Promise.withResolvers<string>();
    const worker = open(handlerThat(async (id) => again.resolve(id)).handler);
    expect(await again.promise).toBe('bt_killed');
    await worker.close();
  });

  it('are tried again after a failure that may pass', async () => {
    let attempts = 0;
    const again = Promise.withResolvers<void>();
    const told: string[] = [];
    const run = async (): Promise<void> => {
      attempts++;
      if (attempts === 1) throw new Error('the store is away');
      again.resolve();
    };
    const worker = open({ run, failed: async (id) => void told.push(id) });
    await jobs.add('bt_retried');
    await again.promise;
    await worker.close();
    expect([attempts, told]).toEqual([2, []]);
  });

  it('lose no attempt while Redis is full', async () => {
    let runs = 0;
    const done = Promise.withResolvers<void>();
    const run = async (): Promise<void> => {
      if (++runs <= 5) throw new ProvenanceError('store_full', 'The store has no memory left', { retryAfter: 0.01 });
      done.resolve();
    };
    const { handler, failed } = handlerThat(run);
    const worker = open(handler);
    await jobs.add('bt_full');
    await Promise.race([done.promise, failed.then(([, reason]) => fail(new Error(reason)))]);
    await worker.close();
    expect(runs).toBe(6);
  });

  it('have a worker that tells when it hangs at one', async () => {
    let now = 0;
    const [began, hanging] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const worker = open(handlerThat(() => (began.resolve(), hanging.promise)).handler, () => now);
    expect(await worker.health()).toMatchObject({ live: true });
    await jobs.add('bt_hanging');
    await began.promise;
    now += 2 * 86_400_000;
    expect(await worker.health()).toEqual({ live: true, ready: true });
    now += 60_000;
    expect(await worker.health()).toEqual({ live: false, ready: false, detail: 'Not working: backtest' });
    hanging.resolve();
    await worker.close();
    expect(await worker.health()).toEqual({ live: true, ready: false, detail: 'Not taking jobs' });
  });
});
