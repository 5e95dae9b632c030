import { once } from 'node:events';
import { QUEUE_PREFIX } from '@provenance/contracts';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { createRedis, untilReady, type RedisClient } from '@provenance/store';
import { jest } from '@jest/globals';
import { Queue, Worker, type Job, type Processor, type WorkerOptions } from 'bullmq';
import { ProgressWorker } from './progress-worker.ts';
import { SILENCE_LIMIT_MS, WorkerWatch, type WorkersHealth } from './worker-watch.ts';

const NAME = 'watched';
const WELL: WorkersHealth = { live: true, ready: true };
const DEAD: WorkersHealth = { live: false, ready: false, detail: 'Not working: watched' };
const HANGS: WorkersHealth = { live: true, ready: false, detail: 'The queue does not answer' };
/** Longer than a worker may be silent, and than a second look takes. */
const A_MINUTE = 60_000;

/** Its question for a job is never answered. */
class DeafWorker extends ProgressWorker {
  protected override moveToActive(): Promise<Job> {
    return new Promise(() => undefined);
  }
}

/** Its loop ends as it begins. */
class EndingWorker extends ProgressWorker {
  override async startStalledCheckTimer(): Promise<void> {
    throw new Error('the loop has ended');
  }
}

const done: Processor = async () => undefined;

let server: RedisServer;
let redis: RedisClient;
let queue: Queue;
let now = 0;
let errors: string[];
let worker: ProgressWorker;
let watch: WorkerWatch;

const onError = ({ message }: Error): void => void errors.push(message);
const later = (ms: number): number => (now += ms);

beforeEach(async () => {
  [errors, now] = [[], 0];
  server = await startRedis();
  redis = createRedis(server.url, 'queue-worker', () => undefined);
  await untilReady(redis);
  queue = new Queue(NAME, { connection: redis, prefix: QUEUE_PREFIX });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await worker.close(true);
  await queue.close();
  redis.disconnect();
  await server.stop();
});

interface Started {
  process?: Processor;
  kind?: typeof ProgressWorker;
  options?: Omit<Partial<WorkerOptions>, 'connection'>;
}

/** A worker that asks every 50 ms while it has nothing to do, and its watch. */
function start({ process = done, kind: Kind = ProgressWorker, options = {} }: Started = {}): void {
  const all = { connection: redis, prefix: QUEUE_PREFIX, drainDelay: 0.05, lockDuration: 200, ...options };
  worker = new Kind(NAME, process, all, { onError, longestJobMs: 10 * A_MINUTE, now: () => now });
  watch = new WorkerWatch(redis, [worker], { onError, now: () => now });
}

/** Resolves once the worker has given another proof. */
async function untilProof(): Promise<void> {
  later(A_MINUTE);
  while (worker.silentFor > 0) await new Promise(setImmediate);
}

/** Workers wait before they ask again until `go`; `waiting` resolves with the first, and `waits` is how long each would, ms. */
function holdWaits(): { waits: unknown[]; waiting: Promise<void>; go: () => void } {
  const waits: unknown[] = [];
  const [first, again] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  jest.spyOn(Worker.prototype, 'delay').mockImplementation((ms) => {
    waits.push(ms);
    first.resolve();
    return again.promise;
  });
  return { waits, waiting: first.promise, go: again.resolve };
}

/** What two looks at a worker say that gives no proof between them. */
async function twoLooks(): Promise<WorkersHealth[]> {
  later(A_MINUTE);
  const first = await watch.health();
  later(A_MINUTE);
  return [first, await watch.health()];
}

/** Resolves once the connection knows. */
async function killRedis(): Promise<void> {
  const gone = new Promise((resolve) => redis.once('close', resolve));
  await server.kill();
  await gone;
}

describe('a worker is well', () => {
  it('while it has nothing to do, also for long', async () => {
    start();
    for (let round = 0; round < 3; round++) {
      await untilProof();
      expect(await watch.health()).toEqual(WELL);
    }
  });

  it('while its queue is paused and jobs wait', async () => {
    await queue.pause();
    await queue.add('job', {});
    start();
    for (let round = 0; round < 3; round++) {
      await untilProof();
      expect(await watch.health()).toEqual(WELL);
    }
    expect(await queue.getWaitingCount()).toBe(1);
  });

  it('while its queue is told to wait for longer than it may be silent', async () => {
    start();
    expect(worker.opts.maximumRateLimitDelay).toBeLessThan(SILENCE_LIMIT_MS / 2);
    await worker.close();
    start({ options: { limiter: { max: 1_000, duration: 1_000 }, maximumRateLimitDelay: 50 } });
    await queue.rateLimit(10 * A_MINUTE);
    await queue.add('job', {});
    for (let round = 0; round < 3; round++) {
      await untilProof();
      expect(await watch.health()).toEqual(WELL);
    }
    expect(await queue.getWaitingCount()).toBe(1);
  });

  it('under a steady load of short jobs, which BullMQ hands on without being asked', async () => {
    const verdicts: WorkersHealth[] = [];
    await queue.addBulk(Array.from({ length: 12 }, () => ({ name: 'job', data: {} })));
    const ended = Promise.withResolvers<void>();
    const process = async (): Promise<void> => {
      later(A_MINUTE / 3);
      verdicts.push(await watch.health());
      if (verdicts.length === 12) ended.resolve();
    };
    start({ process, options: { lockDuration: 30_000 } });
    await ended.promise;
    expect(verdicts).toEqual(Array(12).fill(WELL));
  });

  it('and keeps its job while Redis has no memory left', async () => {
    const [began, end, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let stalled = 0;
    start({ process: () => (began.resolve(), end.promise), options: { stalledInterval: 50 } });
    worker.on('stalled', () => (stalled += 1)).on('completed', () => done.resolve());
    await queue.add('job', {});
    await began.promise;
    await redis.config('SET', 'maxmemory', '1');
    // Each comes half a lock after the one before.
    await new Promise<void>((resolve) => {
      let renewals = 0;
      worker.on('locksRenewed', () => ++renewals === 4 && resolve()).on('lockRenewalFailed', () => resolve());
    });
    await redis.config('SET', 'maxmemory', '0');
    end.resolve();
    await done.promise;
    expect([stalled, errors.filter((error) => error.includes('lock'))]).toEqual([0, []]);
  });

  it('and asks no more than once a second while Redis refuses', async () => {
    const done = Promise.withResolvers<void>();
    start({ process: () => Promise.resolve() });
    worker.on('completed', () => done.resolve());
    const { waits, waiting, go } = holdWaits();
    await queue.add('job', {});
    await done.promise;
    const next = new Promise<void>((resolve) => worker.once('completed', () => resolve()));
    await queue.pause();
    await queue.add('job', {});
    await redis.config('SET', 'maxmemory', '1');
    await queue.resume();
    await waiting;
    await redis.config('SET', 'maxmemory', '0');
    go();
    await next;
    expect([waits, errors.filter((error) => error.includes('OOM'))]).toEqual([[1_000], [expect.stringContaining('OOM')]]);
  });

  it('and as seldom while Redis refuses to let it wait for one', async () => {
    start();
    await untilProof();
    const { waits, waiting, go } = holdWaits();
    await redis.call('ACL', 'SETUSER', 'default', '-bzpopmin');
    await waiting;
    await redis.call('ACL', 'SETUSER', 'default', '+bzpopmin');
    go();
    const completed = once(worker, 'completed');
    await queue.add('job', {});
    await completed;
    expect([waits, errors]).toEqual([[1_000], [expect.stringContaining('NOPERM')]]);
  });

  it('while it works at one job, until that takes longer than any does', async () => {
    const [began, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    start({ process: () => (began.resolve(), end.promise) });
    await queue.add('job', {});
    await began.promise;
    await untilProof();
    expect(await watch.health()).toEqual(WELL);
    later(10 * A_MINUTE);
    // Its lock is still renewed.
    for (let renewals = 0; renewals < 2; renewals++) await once(worker, 'locksRenewed');
    expect(worker.silentFor).toBeGreaterThan(SILENCE_LIMIT_MS);
    expect(await twoLooks()).toEqual([WELL, DEAD]);
    end.resolve();
  });
});

describe('a worker is stuck', () => {
  it('when it stops asking, with jobs in its queue: the first look doubts, the second is sure', async () => {
    start({ kind: DeafWorker });
    await queue.add('job', {});
    expect(await watch.health()).toEqual(WELL);
    expect(await twoLooks()).toEqual([WELL, DEAD]);
    expect(await queue.getWaitingCount()).toBe(1);
  });

  it('when its loop has ended', async () => {
    start({ kind: EndingWorker });
    while (worker.isRunning()) await new Promise(setImmediate);
    expect(await twoLooks()).toEqual([WELL, DEAD]);
    expect(errors).toEqual(['the loop has ended']);
  });

  it('not yet when the second look comes soon', async () => {
    start({ kind: DeafWorker });
    later(A_MINUTE);
    expect(await watch.health()).toEqual(WELL);
    later(SILENCE_LIMIT_MS - 1);
    expect(await watch.health()).toEqual(WELL);
    later(1);
    expect(await watch.health()).toEqual(DEAD);
  });

  it('not any more when it has asked between the two looks', async () => {
    start();
    later(A_MINUTE);
    await watch.health();
    await untilProof();
    await watch.health();
    later(A_MINUTE);
    expect(await watch.health()).toEqual(WELL);
  });
});

describe('a restart would not help', () => {
  it('while Redis hangs; a worker that is stuck is found once it answers', async () => {
    start({ kind: DeafWorker });
    process.kill(server.pid, 'SIGSTOP');
    try {
      expect(await twoLooks()).toEqual([HANGS, HANGS]);
    } finally {
      process.kill(server.pid, 'SIGCONT');
    }
    await redis.ping();
    expect(await twoLooks()).toEqual([WELL, DEAD]);
  });

  it('when Redis has hung between two looks: the doubt of the first no longer counts', async () => {
    start({ kind: DeafWorker });
    later(A_MINUTE);
    expect(await watch.health()).toEqual(WELL);
    process.kill(server.pid, 'SIGSTOP');
    try {
      later(A_MINUTE);
      expect(await watch.health()).toEqual(HANGS);
    } finally {
      process.kill(server.pid, 'SIGCONT');
    }
    await redis.ping();
    later(A_MINUTE);
    expect(await watch.health()).toEqual(WELL);
  });

  it('while Redis is away; when it is back the worker asks again', async () => {
    start();
    await untilProof();
    await killRedis();
    const away = { live: true, ready: false, detail: 'The queue cannot be reached' };
    expect(await twoLooks()).toEqual([away, away]);
    server = await startRedis({ port: server.port });
    await untilReady(redis);
    later(A_MINUTE);
    expect(await watch.health()).toEqual(WELL);
    await untilProof();
    expect(await watch.health()).toEqual(WELL);
  });

  it('when Redis was away between two looks', async () => {
    start({ kind: DeafWorker });
    later(A_MINUTE);
    expect(await watch.health()).toEqual(WELL);
    await killRedis();
    server = await startRedis({ port: server.port });
    await untilReady(redis);
    expect(await twoLooks()).toEqual([WELL, DEAD]);
  });

  it('while Redis refuses writes: every worker has asked, and each refusal is told', async () => {
    const ran = Promise.withResolvers<void>();
    start({ process: async () => ran.resolve() });
    await redis.config('SET', 'min-replicas-to-write', '1');
    for (let round = 0; round < 3; round++) {
      await untilProof();
      expect(await watch.health()).toEqual(WELL);
    }
    expect(errors).toContainEqual(expect.stringContaining('NOREPLICAS'));
    await redis.config('SET', 'min-replicas-to-write', '0');
    await queue.add('job', {});
    await ran.promise;
  });

  it('while Redis refuses to answer at all, which is told', async () => {
    start({ kind: DeafWorker });
    await redis.call('ACL', 'SETUSER', 'default', '-ping');
    expect(await twoLooks()).toEqual([HANGS, HANGS]);
    expect(errors.filter((error) => error.includes('NOPERM'))).toHaveLength(2);
    await redis.call('ACL', 'SETUSER', 'default', '+ping');
    expect(await twoLooks()).toEqual([WELL, DEAD]);
  });
});
