import { startRedis, type RedisServer } from '@provenance/embedded';
import { deriveId, ProvenanceError } from '@provenance/domain';
import { untilReady } from '@provenance/store';
import { openStageQueues, type StageQueues } from '../connection/stage-queues.ts';
import { PermanentError, PostponedError } from '../workers/failure.ts';
import { ExportJobs } from './export-jobs.ts';
import { ExportLetters } from './export-letters.ts';
import type { ExportRequest } from './export-request.ts';
import { ExportWorker, type ExportHandler, type ExportWorkerOptions } from './export-worker.ts';

let redis: RedisServer;
let queues: StageQueues;
let jobs: ExportJobs;
let open: ExportWorker[] = [];

beforeAll(async () => {
  redis = await startRedis();
  queues = openStageQueues(redis.url, () => undefined);
  await untilReady(queues.redis);
  jobs = new ExportJobs(queues, () => undefined);
});

afterAll(async () => {
  await jobs.close();
  await queues.close();
  await redis.stop();
});

beforeEach(() => queues.redis.flushall());
afterEach(async () => {
  await Promise.all(open.map((worker) => worker.close()));
  open = [];
});

const analysis = (name: string): ExportRequest => ({ kind: 'analysis', analysis_id: deriveId('an', name) });
const nameOf = (request: ExportRequest): string => (request.kind === 'analysis' ? request.analysis_id : request.kind);

/** A worker whose runs the test decides. */
function work(run: ExportHandler['run'], told: Partial<ExportHandler> = {}, options: Partial<ExportWorkerOptions> = {}): ExportWorker {
  const handler = { run, dead: () => undefined, away: () => undefined, ...told };
  const worker = new ExportWorker(handler, jobs, { redis: redis.url, onError: () => undefined, concurrency: 4, lockDurationMs: 1_000, stalledIntervalMs: 300, firstPauseMs: 20, closeGraceMs: 20, ...options });
  open.push(worker);
  worker.start();
  return worker;
}

/** Resolves when the runs that the test counts are over. */
function counter(until: number): { count: () => void; reached: Promise<void> } {
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  let counted = 0;
  return { reached, count: () => void (++counted === until && resolve()) };
}

describe('exports in their queue', () => {
  it('are one job for a request, however often it is made', async () => {
    await jobs.add([analysis('a'), analysis('a'), analysis('b')]);
    await jobs.add([analysis('a')]);
    expect(await jobs.queue.getJobCountByTypes('waiting')).toBe(2);
  });

  it('wait while the sink is away, all together, and lose no attempt', async () => {
    const names = Array.from({ length: 12 }, (_, index) => analysis(`away ${index}`));
    const sent = new Set<string>();
    const done = counter(names.length);
    const pauses: number[] = [];
    let down = 3;
    await jobs.add(names);
    work(async (request) => {
      if (down > 0) throw new Error('connect ECONNREFUSED');
      sent.add(nameOf(request));
      done.count();
    }, { away: (_error, ms) => (pauses.push(ms), down--) });
    await done.reached;
    expect([sent.size, pauses, await jobs.queue.getFailedCount()]).toEqual([12, [20, 40, 80], 0]);
  });

  it('that will never be taken are dead letters with the reason, and go on when they are replayed', async () => {
    const refused = Promise.withResolvers<[string, string]>();
    const sent = Promise.withResolvers<string>();
    let poison = true;
    await jobs.add([analysis('poison')]);
    work(async (request) => {
      if (poison) throw new PermanentError('Cannot parse "x" as Float64');
      sent.resolve(nameOf(request));
    }, { dead: (subject, reason) => refused.resolve([subject, reason]) });
    const id = deriveId('an', 'poison');
    expect(await refused.promise).toEqual([`analysis ${id}`, 'Cannot parse "x" as Float64']);
    const letters = new ExportLetters(jobs);
    expect(await letters.list(0, 10)).toMatchObject({ total: 1, items: [{ id, subject: `analysis ${id}`, reason: 'Cannot parse "x" as Float64' }] });
    poison = false;
    const answers = await Promise.all([letters.replay(id), letters.replay(id), letters.replay('an_none')]);
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await sent.promise).toBe(id);
    expect(await letters.drop(id)).toBe(false);
  });

  it('that are damaged are dead letters, which can be seen and dropped', async () => {
    const dead = Promise.withResolvers<[string, string]>();
    await jobs.add([analysis('damaged')]);
    const id = deriveId('an', 'damaged');
    await queues.redis.hset(`{prov}:export:${id}`, 'data', '{bad');
    work(async () => undefined, { dead: (subject, reason) => dead.resolve([subject, reason]) });
    const reason = 'The job is damaged: what was to be exported cannot be read';
    expect(await dead.promise).toEqual(['damaged', reason]);
    const letters = new ExportLetters(jobs);
    expect(await letters.list(0, 10)).toMatchObject({ total: 1, items: [{ id, subject: 'damaged', reason }] });
    expect(await letters.drop(id)).toBe(true);
  });

  it('that no sink took are replayed and dropped a thousand at a time, the oldest first', async () => {
    const all = Array.from({ length: 1_002 }, (_, at) => analysis(`refused ${at}`));
    let isRefused = true;
    const refused = counter(1_002);
    const sent = counter(1_000);
    const worker = work(async () => {
      if (isRefused) throw new PermanentError('no');
      sent.count();
    }, { dead: () => refused.count() }, { concurrency: 1 });
    await jobs.add(all);
    await refused.reached;
    isRefused = false;
    const letters = new ExportLetters(jobs);
    const { items: newest } = await letters.list(0, 2);
    expect(await letters.replayOldest()).toEqual({ done: 1_000, left: 2 });
    await sent.reached;
    await worker.close();
    expect((await letters.list(0, 10)).items).toEqual(newest);
    expect(await letters.dropOldest()).toEqual({ done: 2, left: 0 });
    expect(await letters.dropOldest()).toEqual({ done: 0, left: 0 });
  }, 30_000);

  it.each([
    [24, 'is carried out'],
    [25, 'is a dead letter'],
  ])('whose worker was killed %i times before, and is once more: it %s', async (stalls, _end) => {
    const outcome = Promise.withResolvers<string>();
    await jobs.add([analysis('stalled')]);
    const id = deriveId('an', 'stalled');
    await queues.redis.hset(jobs.queue.toKey(id), 'stc', stalls);
    // In hand of nobody: no lock, as of a worker that was killed.
    await queues.redis.lmove(jobs.queue.toKey('wait'), jobs.queue.toKey('active'), 'RIGHT', 'LEFT');
    work(async () => outcome.resolve('carried out'), { dead: () => outcome.resolve('dead') });
    expect(await outcome.promise).toBe(stalls === 24 ? 'carried out' : 'dead');
  });

  it('of what is not there yet come back', async () => {
    let runs = 0;
    const again = Promise.withResolvers<void>();
    await jobs.add([analysis('early')]);
    work(async () => {
      if (++runs === 1) throw new PostponedError('not yet', Date.now() + 10);
      again.resolve();
    });
    await again.promise;
    expect(runs).toBe(2);
  });

  it('that nobody takes are dropped when they have waited long enough', async () => {
    await jobs.add(Array.from({ length: 1_001 }, (_, at) => analysis(`old-${at}`)));
    await jobs.queue.add('export', {}, { jobId: 'postponed', delay: 60_000 });
    expect(await jobs.dropWaiting(60_000)).toBe(0);
    expect(await jobs.dropWaiting(0)).toBe(1_002);
    expect((await jobs.gauge()).jobs).toMatchObject({ waiting: 0, delayed: 0 });
  });

  it.each([
    ['their rows cannot be made', 0, async () => {
      throw new ProvenanceError('store_full', 'The store has no memory left', { retryAfter: 0.01 });
    }],
    ['the queue cannot be told to wait for the sink', 1, async () => {
      await queues.redis.config('SET', 'maxmemory', '1');
      throw new Error('connect ECONNREFUSED');
    }],
  ])('wait while Redis is full, when %s', async (_what, blames, fail) => {
    const sent = Promise.withResolvers<string>();
    let [runs, blamed] = [0, 0];
    await jobs.add([analysis('full')]);
    work(async (request) => {
      if (++runs === 1) await fail();
      sent.resolve(nameOf(request));
    }, { away: () => void (blamed += 1) });
    while ((await jobs.queue.getDelayedCount()) + runs < 2) await new Promise(setImmediate);
    await queues.redis.config('SET', 'maxmemory', '0');
    for (const job of await jobs.queue.getDelayed()) await job.promote();
    expect(await sent.promise).toBe(deriveId('an', 'full'));
    expect([blamed, await jobs.queue.getFailedCount()]).toEqual([blames, 0]);
  });

  it('in hand go back when the process ends', async () => {
    const began = Promise.withResolvers<void>();
    await jobs.add([analysis('moved')]);
    const first = work(async (_request, signal) => {
      began.resolve();
      await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    });
    await began.promise;
    await first.close();
    const second = Promise.withResolvers<string>();
    work(async (request) => second.resolve(nameOf(request)));
    expect(await second.promise).toBe(deriveId('an', 'moved'));
  });

  it('have a worker that tells when it hangs at one', async () => {
    let now = 0;
    const [began, hanging] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await jobs.add([analysis('hanging')]);
    const worker = work(() => (began.resolve(), hanging.promise), {}, { concurrency: 1, now: () => now });
    await began.promise;
    now += 7_200_000;
    expect(await worker.health()).toEqual({ live: true, ready: true });
    now += 60_000;
    expect(await worker.health()).toEqual({ live: false, ready: false, detail: 'Not working: export' });
    hanging.resolve();
  });
});
