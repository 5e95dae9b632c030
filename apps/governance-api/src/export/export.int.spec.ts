import { EVENT_SCHEMA, type ExportEvent } from '@provenance/domain';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { ExportJobs, ExportLetters, ExportWorker, openStageQueues, type ExportRequest, type StageQueues } from '@provenance/queue';
import { InMemoryAnalysisStore, InMemoryOpenLedger, InMemoryReviewFactStore, untilReady } from '@provenance/store';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { SAMPLE_DECISION, SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import { SAMPLE_PROOF } from '../attestation/attestation.example.ts';
import { Batcher } from './batcher.ts';
import { EventBuilder } from './event-builder.ts';
import { findingRequest, type FindingRequest } from './export.fixture.ts';
import { ExportRowsHandler } from './export.handler.ts';
import type { RefusedRow, Sink } from './sinks/sink.ts';

const silent = { warn: () => undefined, error: () => undefined };
const metrics = { add: () => undefined };

let redis: RedisServer;
let queues: StageQueues;
let jobs: ExportJobs;
let workers: ExportWorker[] = [];

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
  await Promise.all(workers.map((worker) => worker.close()));
  workers = [];
});

const openedMany = (count: number): FindingRequest[] => Array.from({ length: count }, (_, index) => findingRequest(`f${index}`));

/** Exports to a sink of the test, in this process. */
function exportTo(write: Sink['write'], store = new InMemoryAnalysisStore(new InMemoryOpenLedger())): { worker: ExportWorker; handler: ExportRowsHandler } {
  const sink: Sink = { name: 'test', write, close: async () => undefined };
  const handler = new ExportRowsHandler('test', new EventBuilder(store, new InMemoryReviewFactStore()), new Batcher(sink, { size: 20, ageMs: 5 }), metrics, silent);
  const worker = new ExportWorker(handler, jobs, { redis: redis.url, onError: () => undefined, concurrency: 80, firstPauseMs: 10, closeGraceMs: 10 });
  workers.push(worker);
  worker.start();
  return { worker, handler };
}

/** Takes rows until there are so many different ones. */
function collector(count: number): { take: (rows: readonly ExportEvent[]) => void; all: Promise<Map<string, ExportEvent>> } {
  const seen = new Map<string, ExportEvent>();
  const { promise: all, resolve } = Promise.withResolvers<Map<string, ExportEvent>>();
  return {
    all,
    take: (rows) => {
      for (const row of rows) seen.set(row.event_id, row);
      if (seen.size === count) resolve(seen);
    },
  };
}

describe('rows', () => {
  it('of an analysis and of findings are as the published schema says', async () => {
    const store = new InMemoryAnalysisStore(new InMemoryOpenLedger());
    const { analysis_id } = SAMPLE_RECORD;
    const at = SAMPLE_RECORD.updated_at;
    await store.accept({ record: { ...SAMPLE_RECORD, status: 'in_progress' }, body: Buffer.from('{}') });
    await store.saveDecision(analysis_id, SAMPLE_DECISION, SAMPLE_PROOF);
    await store.complete(analysis_id, at, { findings_total: 1, facts: [{ analysis_id, repo: 'acme/shop', agent_id: 'codex', at, counters: { lines: 1 } }] });
    const { take, all } = collector(3);
    exportTo(async (rows) => (take(rows), []), store);
    await jobs.add([{ kind: 'analysis', analysis_id }, findingRequest('f')]);
    const rows = [...(await all).values()];
    expect(rows.map(({ event_type }) => event_type).sort()).toEqual(['analysis_metrics', 'decision_bundle', 'finding_opened']);
    const validate = new Ajv2020({ formats: { 'date-time': true }, allowUnionTypes: true }).compile({ ...EVENT_SCHEMA, additionalProperties: false });
    expect(rows.flatMap((row) => ((validate(row) as boolean) ? [] : [row.event_type, validate.errors]))).toEqual([]);
    expect(new Ajv2020({ formats: { 'date-time': true }, allowUnionTypes: true }).validate(EVENT_SCHEMA, { ...rows[0], added_later: 1 })).toBe(true);
  });
});

it('what only a newer build can export waits for one, and holds nothing up', async () => {
  await jobs.queue.add('export', { kind: 'lineage' } as unknown as ExportRequest, { jobId: 'newer' });
  const { take, all } = collector(3);
  exportTo(async (rows) => (take(rows), []));
  await jobs.add(openedMany(3));
  expect((await all).size).toBe(3);
  while ((await jobs.queue.getJobState('newer')) !== 'delayed') await new Promise((resolve) => setImmediate(resolve));
});

it('what a sink that hangs was sent goes back when the process ends, and comes again', async () => {
  const asked = Promise.withResolvers<void>();
  const hanging = exportTo(() => {
    asked.resolve();
    return new Promise(() => undefined);
  });
  await jobs.add(openedMany(50));
  await asked.promise;
  await hanging.worker.close();
  expect(await jobs.queue.getJobCountByTypes('waiting')).toBe(50);
  const { take, all } = collector(50);
  exportTo(async (rows) => (take(rows), []));
  expect((await all).size).toBe(50);
});

describe('2,000 events', () => {
  it('arrive although the sink is away for a while, and then slow', async () => {
    const { take, all } = collector(2_000);
    let calls = 0;
    exportTo(async (rows) => {
      calls += 1;
      if (calls <= 8) throw new Error('connect ECONNREFUSED');
      if (calls % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
      take(rows);
      return [];
    });
    await jobs.add(openedMany(2_000));
    expect((await all).size).toBe(2_000);
    expect(await jobs.queue.getFailedCount()).toBe(0);
  }, 60_000);

  it('of which one is refused: it is a dead letter with its reason, the others arrive', async () => {
    const { take, all } = collector(1_999);
    const requests = openedMany(2_000);
    const poison = requests[1_234]!;
    exportTo(async (rows): Promise<RefusedRow[]> => {
      take(rows.filter(({ event_id }) => event_id !== poison.event.event_id));
      return rows.filter(({ event_id }) => event_id === poison.event.event_id).map(({ event_id }) => ({ event_id, reason: 'Cannot parse input' }));
    });
    await jobs.add(requests);
    await all;
    await expectLetters([{ id: poison.event.event_id, subject: 'finding_opened f1234 of acme/shop#42', reason: `${poison.event.event_id}: Cannot parse input` }]);
  }, 60_000);
});

describe('a sink that refuses every row', () => {
  const refusalsOf = (rows: readonly ExportEvent[]): RefusedRow[] => rows.map(({ event_id }) => ({ event_id, reason: 'unknown tenant' }));

  it('is away, until it takes them: no more than ten are dead letters', async () => {
    const { take, all } = collector(400);
    const letters = new ExportLetters(jobs);
    let calls = 0;
    const running = exportTo(async (rows) => {
      if ((calls += 1) <= 30) return refusalsOf(rows);
      take(rows);
      return [];
    });
    const requests = openedMany(400);
    await jobs.add(requests);
    while (running.handler.trouble() === undefined) await new Promise((resolve) => setImmediate(resolve));
    expect(running.handler.trouble()).toBe('test takes nothing: it refuses every row, the last because of: unknown tenant');
    while ((await jobs.queue.getJobCountByTypes('waiting', 'active', 'delayed')) > 0) await new Promise((resolve) => setImmediate(resolve));
    const { items, total } = await letters.list(0, 20);
    expect(total).toBeLessThanOrEqual(10);
    for (const { id } of items) await letters.replay(id);
    expect((await all).size).toBe(400);
    expect(running.handler.trouble()).toBeUndefined();
  }, 60_000);

  it('but one is asked for that one too, though many wait before it', async () => {
    const good = findingRequest('good');
    const taken = Promise.withResolvers<void>();
    exportTo(async (rows) => {
      if (rows.some(({ event_id }) => event_id === good.event.event_id)) taken.resolve();
      return refusalsOf(rows.filter(({ event_id }) => event_id !== good.event.event_id));
    });
    await jobs.add([...openedMany(400), good]);
    await taken.promise;
  }, 60_000);
});

async function expectLetters(expected: object[]): Promise<void> {
  const letters = new ExportLetters(jobs);
  for (;;) {
    const { items, total } = await letters.list(0, 10);
    if (total < expected.length) continue;
    expect(items).toMatchObject(expected);
    return;
  }
}
