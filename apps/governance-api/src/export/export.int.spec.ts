import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { EVENT_SCHEMA, findingEvent, type ExportEvent } from '@provenance/domain';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { ExportJobs, ExportLetters, ExportWorker, openStageQueues, type ExportRequest, type StageQueues } from '@provenance/queue';
import { InMemoryAnalysisStore, InMemoryOpenLedger, InMemoryReviewFactStore, untilReady } from '@provenance/store';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { SAMPLE_DECISION, SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import { SAMPLE_PROOF } from '../attestation/attestation.example.ts';
import { Batcher } from './batcher.ts';
import { EventBuilder } from './event-builder.ts';
import { ExportRowsHandler } from './export.handler.ts';
import type { RefusedRow, Sink } from './sinks/sink.ts';

const KILLED_WORKER = join(import.meta.dirname, 'killed-worker.fixture.ts');
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

/** A change in the life of a finding: the request that needs no store. */
function opened(name: string): ExportRequest {
  const event = findingEvent({
    type: 'finding_opened',
    at: '2026-03-02T10:00:00.000Z',
    repo: 'acme/shop',
    pr_number: '42',
    fingerprint: name,
    rule_key: 'python.sql.tainted-query',
    category: 'sqli',
    severity: 'high',
    file_path: 'api/orders.py',
    agent_id: 'codex',
    detected_at: '2026-03-02T10:00:00.000Z',
  });
  return { kind: 'finding', event };
}

const openedMany = (count: number): ExportRequest[] => Array.from({ length: count }, (_, index) => opened(`f${index}`));

/** Exports to a sink of the test, in this process. */
function exportTo(write: Sink['write'], store = new InMemoryAnalysisStore(new InMemoryOpenLedger())): void {
  const sink: Sink = { name: 'test', write, close: async () => undefined };
  const handler = new ExportRowsHandler('test', new EventBuilder(store, new InMemoryReviewFactStore()), new Batcher(sink, { size: 20, ageMs: 5 }), metrics, silent);
  const worker = new ExportWorker(handler, jobs, { redis: redis.url, onError: () => undefined, concurrency: 80, firstPauseMs: 10 });
  workers.push(worker);
  worker.start();
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
    await jobs.add([{ kind: 'analysis', analysis_id }, opened('f')]);
    const rows = [...(await all).values()];
    expect(rows.map(({ event_type }) => event_type).sort()).toEqual(['analysis_metrics', 'decision_bundle', 'finding_opened']);
    const validate = new Ajv2020({ formats: { 'date-time': true }, allowUnionTypes: true }).compile(EVENT_SCHEMA);
    expect(rows.flatMap((row) => ((validate(row) as boolean) ? [] : [row.event_type, validate.errors]))).toEqual([]);
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
    const poison = requests[1_234] as Extract<ExportRequest, { kind: 'finding' }>;
    exportTo(async (rows): Promise<RefusedRow[]> => {
      take(rows.filter(({ event_id }) => event_id !== poison.event.event_id));
      return rows.filter(({ event_id }) => event_id === poison.event.event_id).map(({ event_id }) => ({ event_id, reason: 'Cannot parse input' }));
    });
    await jobs.add(requests);
    await all;
    await expectLetters([{ id: poison.event.event_id, subject: 'finding_opened f1234 of acme/shop#42', reason: `${poison.event.event_id}: Cannot parse input` }]);
  }, 60_000);

  it('arrive in a file although their worker is killed again and again, each line whole', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'export-'));
    const path = join(folder, 'events.jsonl');
    await jobs.add(openedMany(2_000));
    let left = 2_000;
    for (let kill = 0; left > 0 && kill < 6; kill++) {
      const worker = startWorker(path);
      await once(worker.stdout!, 'data');
      // In the middle of its work, wherever that is: the moment is the fault that is tried.
      await after(Math.random() * 40);
      worker.kill('SIGKILL');
      await once(worker, 'exit');
      left = await jobs.queue.getJobCountByTypes('waiting', 'active', 'delayed');
    }
    const last = startWorker(path);
    for (let said = ''; !said.includes('idle'); said = String((await once(last.stdout!, 'data'))[0]));
    last.kill('SIGTERM');
    await once(last, 'exit');
    const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
    const rows = lines.flatMap((line) => wholeRow(line));
    expect(new Set(rows.map(({ event_id }) => event_id)).size).toBe(2_000);
    // At most what was being written when it was killed is half a line, and its row came again.
    expect(lines.length - rows.length).toBeLessThanOrEqual(6);
    await rm(folder, { recursive: true });
  }, 120_000);
});

function startWorker(path: string): ChildProcess {
  const argv = ['--conditions=@provenance/source', KILLED_WORKER, redis.url, path];
  return spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } });
}

function wholeRow(line: string): ExportEvent[] {
  try {
    return [JSON.parse(line) as ExportEvent];
  } catch {
    return [];
  }
}

async function expectLetters(expected: object[]): Promise<void> {
  const letters = new ExportLetters(jobs);
  for (;;) {
    const { items, total } = await letters.list(0, 10);
    if (total < expected.length) continue;
    expect(items).toMatchObject(expected);
    return;
  }
}
