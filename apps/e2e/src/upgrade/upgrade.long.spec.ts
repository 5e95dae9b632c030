import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rollOut, type RolloutOptions } from '../faults/rollout.ts';
import { verifyRollout } from '../faults/verify-rollout.ts';
import { all, get, untilEnded, type DeadLetter, type Status } from '../system/client.ts';
import { STAGES, withStore } from '../system/store.ts';
import { APPS, START_TIMEOUT_MS, System } from '../system/system.ts';
import { until } from '../system/until.ts';
import { verifyDrain } from '../system/verify.ts';
import { newerBuild } from './newer-build.ts';
import { Reader } from './reader.ts';
import { sumsOf } from './sums.ts';

/** Analyses that arrive while all processes are replaced once, at least. */
const COUNT = 100;
const ROLL_MS = 180_000;

/** What the processes say of themselves. */
interface Fleet {
  processes: { version: string; watched: Record<string, string> }[];
}

let newer: string;
let newerVersion: number;
let system: System;
let reader: Reader;

beforeAll(async () => {
  newer = await mkdtemp(join(tmpdir(), 'provenance-newer-'));
  newerVersion = await newerBuild(newer);
  system = await System.start();
  reader = new Reader(system);
}, START_TIMEOUT_MS);
afterAll(async () => {
  await system.stop();
  await rm(newer, { recursive: true, force: true });
});

describe('two builds of all processes, of which the newer writes what the older has never heard of', () => {
  const accepted: string[] = [];
  let rolls = 0;
  let countedByNewer: string;
  let stranded: string[];

  /** Replaces the fleet under load, while what is newest is read. */
  const roll = async (options: RolloutOptions): Promise<void> => {
    const ids: string[] = [];
    const rollout = await reader.while(rollOut(system, COUNT, { ...options, ids, from: 10_000 * rolls++ }), () => ids.at(-1));
    verifyRollout(rollout, COUNT);
    accepted.push(...ids);
    expect(reader.complaints).toEqual([]);
  };
  const statuses = (ids: readonly string[]): Promise<Status[]> => Promise.all(ids.map(async (id) => (await get<Status>(system, `/v1/analysis/${id}`)).body));
  const fleet = async (): Promise<Fleet['processes']> => (await get<Fleet>(system, '/v1/admin/deployment')).body.processes;
  const deadLetters = (): Promise<DeadLetter[]> => all<DeadLetter>(system, '/v1/admin/dead-letters');

  it('the newer takes the place of the older, ingest-api first, which starts jobs that the workers cannot read yet', async () => {
    await roll({ root: newer });
    await until('the older processes to be forgotten', async () => ((await fleet()).every(({ version }) => version === 'next') ? true : undefined));
    countedByNewer = accepted.at(-1)!;
    expect((await untilEnded(system, countedByNewer)).status).toBe('completed');
  }, ROLL_MS);

  it('the older comes back, ingest-api last: what the newer has begun waits, and what it has ended is read', async () => {
    await roll({ order: [...APPS].reverse() });
    stranded = await until('all but jobs of the newer build to end', async () => {
      const open = (await statuses(accepted)).filter(({ status }) => status !== 'completed');
      const of = await Promise.all(open.map(({ analysis_id }) => schemaVersions(analysis_id)));
      return of.every((some) => some.size === 1 && some.has(newerVersion)) ? open.map(({ analysis_id }) => analysis_id) : undefined;
    }, ROLL_MS);
    expect(stranded.length).toBeGreaterThan(0);
    expect((await statuses(stranded)).filter(({ status }) => status === 'failed')).toEqual([]);
    expect(await deadLetters()).toEqual([]);
    await until('the workers to say so', async () => (await fleet()).find(({ watched }) => watched['newer jobs']?.includes('wait for a newer version')));
    const ended = accepted.filter((id) => !stranded.includes(id));
    await reader.read(ended);
    await reader.read(stranded, [200, 409]);
    expect(reader.complaints).toEqual([]);
  }, ROLL_MS);

  it('the older counts again what the newer has counted, and makes its own sums again', async () => {
    const answer = await governance('POST', `/v1/admin/analyses/${countedByNewer}/reanalyse`);
    const { analysis_id: again } = (await answer.json()) as Status;
    expect((await untilEnded(system, again)).status).toBe('completed');
    const before = await sumsOf(system);
    expect(Object.keys(before).filter((key) => key.endsWith(':lane'))).not.toEqual([]);
    await governance('POST', '/v1/admin/rebuild-rollups');
    expect(await sumsOf(system)).toEqual(before);
  }, ROLL_MS);

  it('the newer comes again, and nothing is lost, nothing has failed, and everything counts once', async () => {
    await roll({ root: newer });
    expect((await statuses(stranded)).filter(({ status }) => status === 'failed')).toEqual([]);
    await verifyDrain(system, accepted);
    expect(await deadLetters()).toEqual([]);
    const before = await sumsOf(system);
    await governance('POST', '/v1/admin/rebuild-rollups');
    expect(await sumsOf(system)).toEqual(before);
  }, 2 * ROLL_MS);

  async function governance(method: string, path: string): Promise<Response> {
    const answer = await fetch(`${system.app('governance-api').base}${path}`, { method });
    expect(answer.ok).toBe(true);
    return answer;
  }

  /** The versions of the payload in the jobs of an analysis. */
  function schemaVersions(id: string): Promise<Set<number>> {
    return withStore(system, async ({ redis }) => {
      const jobs = await Promise.all(STAGES.map((stage) => redis.hget(`{prov}:${stage}:${id}`, 'data')));
      return new Set(jobs.flatMap((data) => (data === null ? [] : [(JSON.parse(data) as { schemaVersion: number }).schemaVersion])));
    });
  }
});
