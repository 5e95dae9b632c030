import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { all, metric, post, replay, submit, untilEnded, type DeadLetter, type Status } from '../system/client.ts';
import { fillDisk, freeDisk, redisOnAFullDisk } from '../system/disk.ts';
import { pullRequest } from '../system/pull-request.ts';
import { withStore } from '../system/store.ts';
import { START_TIMEOUT_MS, System } from '../system/system.ts';
import { verifyDrain } from '../system/verify.ts';
import { drain } from './drain.ts';

/** The server has room for a few bytes more: the write that meets the end is cut off. */
async function fillRedis(system: System): Promise<void> {
  const folder = join(system.dir, 'appendonlydir');
  const [file] = (await readdir(folder)).filter((name) => name.endsWith('.incr.aof'));
  const { size } = await stat(join(folder, file!));
  await fillDisk(system.redis.pid, size + 100);
}

/** Submits one after the other until one is refused: the disk is full, but the server has still to notice. */
async function submitUntilRefused(
  system: System,
  from: number,
  ids: string[],
): Promise<{ answer: Response; number: number }> {
  for (let number = from; ; number++) {
    const answer = await post(system, pullRequest(number));
    if (answer.status !== 202) return { answer, number };
    ids.push(((await answer.json()) as Status).analysis_id);
  }
}

async function setFsync(system: System, policy: 'everysec' | 'always'): Promise<void> {
  await withStore(system, ({ redis }) => redis.call('CONFIG', 'SET', 'appendfsync', policy));
}

async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await wait(20);
  }
}

describe('a disk that is full', () => {
  let dir: string;
  let system: System;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'provenance-e2e-'));
    system = await System.start({ redis: { program: await redisOnAFullDisk(dir) } });
  }, START_TIMEOUT_MS);

  afterAll(async () => {
    await system.stop();
    await rm(dir, { recursive: true });
  });

  it('under a detect worker fails with the reason what cannot be scanned in time; with space it scans again', async () => {
    const { pid, base } = system.app('detect-worker');
    const retried = () => metric(base, 'provenance_job_duration_seconds_count', { queue: 'detect', outcome: 'retried' });
    await fillDisk(pid);
    const lost = await submit(system, pullRequest(0));
    const { status, failure } = await untilEnded(system, lost);
    expect({ status, failure }).toEqual({
      status: 'failed',
      failure: { stage: 'detect', reason: 'Files cannot be staged (EFBIG)' },
    });
    const before = await retried();
    const waiting = await submit(system, pullRequest(1));
    while ((await retried()) === before) await wait(20);
    await freeDisk(pid);
    expect((await untilEnded(system, waiting)).status).toBe('completed');

    const letters = await all<DeadLetter>(system, '/v1/admin/dead-letters');
    expect(letters.map(({ analysis_id, reason }) => [analysis_id, reason])).toEqual([[lost, failure?.reason]]);
    await replay(system, letters[0]!);
    await verifyDrain(system, [lost, waiting]);
  }, 120_000);

  it('under Redis is answered 503, keeps nothing of what it refuses, and goes on when there is space', async () => {
    await setFsync(system, 'everysec');
    const before = await withStore(system, ({ redis }) => redis.keys('prov:*:record'));
    const more: string[] = [];
    let refused = 0;
    const ids = await drain(system, { count: 60, after: 20, from: 100 }, async () => {
      await fillRedis(system);
      const { answer, number } = await submitUntilRefused(system, 200, more);
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await answer.json()).toMatchObject({ code: 'store_unavailable' });
      refused = number;
      await freeDisk(system.redis.pid);
    });
    await verifyDrain(system, [...ids, ...more]);
    const records = await withStore(system, ({ redis }) => redis.keys('prov:*:record'));
    expect(records).toHaveLength(before.length + ids.length + more.length);
    await verifyDrain(system, [await submit(system, pullRequest(refused))]);
  }, 120_000);

  it('under Redis that writes before it answers ends Redis at a write that is cut off, and loses nothing', async () => {
    await setFsync(system, 'always');
    const more: string[] = [];
    const ids = await drain(system, { count: 60, after: 20, from: 300 }, async () => {
      await fillRedis(system);
      const { answer } = await submitUntilRefused(system, 400, more);
      expect([answer.status, await answer.json()]).toEqual([503, expect.objectContaining({ code: 'store_unavailable' })]);
      await untilGone(system.redis.pid);
      await system.startRedis();
    });
    await verifyDrain(system, [...ids, ...more]);
  }, 120_000);
});
