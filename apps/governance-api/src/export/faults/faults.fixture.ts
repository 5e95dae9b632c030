import { setTimeout as wait } from 'node:timers/promises';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { ExportJobs, ExportLetters, openStageQueues, type StageQueues } from '@provenance/queue';
import { untilReady } from '@provenance/store';
import fc from 'fast-check';
import { ExportConfig } from '../export.config.ts';
import { findingRequest, type FindingRequest } from '../export.fixture.ts';
import { ExportProcess } from './export-process.fixture.ts';

/** A sink, and what it writes to. */
export interface TriedSink {
  config: Partial<ExportConfig>;
  otlpEndpoint?: string;
  /** Of the worker's process: what a driver reads there, where one lies that is not installed with the service, and who answers for which origin. */
  env?: Record<string, string>;
  drivers?: Record<string, string>;
  origins?: Record<string, string>;
  /** The event_id of each row, as somebody reads them who heeds it. */
  ids(): Promise<string[]>;
  /** It takes nothing until it is back. */
  away(): Promise<void>;
  back(): Promise<void>;
  stop(): Promise<void>;
}

/** A sink with an engine, which can be slow and refuse a row. */
export interface TriedEngine extends TriedSink {
  /** How much longer each answer takes. */
  slow(ms: number): void;
  /** By its own means it refuses a pull request whose number is none, until it is mended. */
  spoil(): Promise<void>;
  mend(): Promise<void>;
  /** What it says of such a row. */
  refusal: RegExp;
}

const EVENTS = 2_000;
const KILLS = 8;
/** Longer than a worker's lock lasts unless it is renewed. */
const SLOW_MS = 1_200;
const OPEN_MS = 300_000;
const TEST_MS = 240_000;
const SEED = Number(process.env['PROVENANCE_EXPORT_SEED'] ?? Date.now() % 1_000_000);

let redis: RedisServer;
let queues: StageQueues;
let jobs: ExportJobs;
let workers: ExportProcess[] = [];

/** Any sink: its worker is killed again and again, it is away for a while. */
export function survivesFaults<Tried extends TriedSink>(open: () => Promise<Tried>): () => Tried {
  let sink: Tried;

  beforeAll(async () => {
    sink = await open();
    redis = await startRedis();
    queues = openStageQueues(redis.url, () => undefined);
    await untilReady(queues.redis);
    jobs = new ExportJobs(queues, () => undefined);
  }, OPEN_MS);
  afterAll(async () => {
    await jobs.close();
    await queues.close();
    await redis.stop();
    await sink.stop();
  });
  beforeEach(() => queues.redis.flushall());
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    workers = [];
  });

  it(`has each of ${EVENTS} events once, though their worker is killed ${KILLS} times at random moments`, async () => {
    process.stdout.write(`killed with PROVENANCE_EXPORT_SEED=${SEED}\n`);
    const events = opened('killed', EVENTS);
    let inHand = 0;
    for (const [life, moment] of killMoments().entries()) {
      await jobs.add(events.slice((life * EVENTS) / KILLS, ((life + 1) * EVENTS) / KILLS));
      const worker = await work(sink);
      await worker.says('wrote', moment.writes);
      // In the middle of its work, wherever that is: the moment is the fault that is tried.
      await wait(moment.ms);
      await worker.kill();
      inHand += await jobs.queue.getActiveCount();
    }
    const last = await work(sink);
    await untilNoneLeft();
    expect(await last.stop()).toBe(0);
    await expectOnce(sink, events);
    expect(await jobs.queue.getFailedCount()).toBe(0);
    expect(inHand).toBeGreaterThan(0);
  }, TEST_MS);

  it(`has each of ${EVENTS} events once, of which half were asked for while it was away`, async () => {
    const events = opened('away', EVENTS);
    const worker = await work(sink);
    await jobs.add(events.slice(0, EVENTS / 2));
    await worker.says('wrote', 2);
    await sink.away();
    await jobs.add(events.slice(EVENTS / 2));
    await worker.says('away', 2);
    expect(await left()).toBeGreaterThanOrEqual(EVENTS / 2);
    await sink.back();
    await untilNoneLeft();
    await expectOnce(sink, events);
    expect(await jobs.queue.getFailedCount()).toBe(0);
  }, TEST_MS);

  return () => sink;
}

/** A sink with an engine: also, it answers late, and it refuses a row. */
export function engineSurvivesFaults(open: () => Promise<TriedEngine>): void {
  const sink = survivesFaults(open);

  it(`has each of ${EVENTS} events once, though it answers late for a while`, async () => {
    const events = opened('slow', EVENTS);
    sink().slow(SLOW_MS);
    await jobs.add(events);
    const worker = await work(sink());
    await worker.says('wrote', 3);
    sink().slow(0);
    await untilNoneLeft();
    await expectOnce(sink(), events);
    expect(await jobs.queue.getFailedCount()).toBe(0);
  }, TEST_MS);

  it(`has all of ${EVENTS} events but the one that it refuses, and that one when it is mended`, async () => {
    const events = opened('refused', EVENTS);
    const poison = (events[1_234] = findingRequest('refused 1234', 'draft'));
    const others = events.filter((event) => event !== poison);
    await sink().spoil();
    await jobs.add(events);
    await work(sink());
    await untilNoneLeft();
    await expectOnce(sink(), others);
    const letters = new ExportLetters(jobs);
    const { event_id } = poison.event;
    expect(await letters.list(0, 10)).toMatchObject({
      total: 1,
      items: [{ id: event_id, subject: 'finding_opened refused 1234 of acme/shop#draft', reason: expect.stringMatching(sink().refusal) }],
    });
    await sink().mend();
    expect(await letters.replay(event_id)).toBe(true);
    await untilNoneLeft();
    await expectOnce(sink(), events);
    expect(await letters.list(0, 10)).toMatchObject({ total: 0 });
  }, TEST_MS);

  it(`has all of ${EVENTS} events in the end, though it refused every one for a while`, async () => {
    const events = Array.from({ length: EVENTS }, (_, index) => findingRequest(`refusing ${index}`, 'draft'));
    const letters = new ExportLetters(jobs);
    await sink().spoil();
    await jobs.add(events);
    const worker = await work(sink());
    await worker.says('away', 2);
    await sink().mend();
    await untilNoneLeft();
    const { items, total } = await letters.list(0, 100);
    expect(total).toBeLessThanOrEqual(10);
    for (const { id } of items) await letters.replay(id);
    await untilNoneLeft();
    await expectOnce(sink(), events);
  }, TEST_MS);
}

const opened = (name: string, count: number): FindingRequest[] => Array.from({ length: count }, (_, index) => findingRequest(`${name} ${index}`));

/** The first of them while the worker sets up, before anything is written; the others after some batches. */
function killMoments(): { writes: number; ms: number }[] {
  const moments = (writes: fc.Arbitrary<number>, ms: fc.Arbitrary<number>, numRuns: number) => fc.sample(fc.record({ writes, ms }), { seed: SEED, numRuns });
  return [...moments(fc.constant(0), fc.nat(400), 3), ...moments(fc.integer({ min: 1, max: 6 }), fc.nat(12), KILLS - 3)];
}

async function work({ config, otlpEndpoint, env, drivers = {}, origins = {} }: TriedSink): Promise<ExportProcess> {
  const settings = Object.assign(new ExportConfig(), { batchMs: 20 }, config);
  const worker = await ExportProcess.start({ redis: redis.url, config: settings, otlpEndpoint, drivers, origins }, env);
  workers.push(worker);
  return worker;
}

const left = (): Promise<number> => jobs.queue.getJobCountByTypes('waiting', 'active', 'delayed');

async function untilNoneLeft(): Promise<void> {
  while ((await left()) > 0) await wait(20);
}

/** Also that nothing is read twice. */
async function expectOnce(sink: TriedSink, events: readonly FindingRequest[]): Promise<void> {
  const asked = new Set(events.map(({ event }) => event.event_id));
  const arrived = (await sink.ids()).filter((id) => asked.has(id));
  expect([arrived.length, new Set(arrived).size]).toEqual([asked.size, asked.size]);
}
