import { all, metric } from '../system/client.ts';
import { withStore } from '../system/store.ts';
import { APPS, START_TIMEOUT_MS, System } from '../system/system.ts';
import { until } from '../system/until.ts';
import { verifyDrain } from '../system/verify.ts';
import { drain } from './drain.ts';

/** Runs that Redis let come to nothing: more than a few jobs have attempts for. */
const REFUSED_RUNS = 20;
const WITHIN_MS = 120_000;

let system: System;

beforeAll(async () => {
  system = await System.start();
}, START_TIMEOUT_MS);
afterAll(() => system.stop());

const setMaxmemory = (bytes: string) => withStore(system, ({ redis }) => redis.call('CONFIG', 'SET', 'maxmemory', bytes));

async function runs(outcome: string): Promise<number> {
  const workers = APPS.filter((app) => app !== 'ingest-api');
  const counts = await Promise.all(workers.map((app) => metric(system.app(app).base, 'provenance_job_duration_seconds_count', { outcome })));
  return counts.reduce((sum, count) => sum + count, 0);
}

it('a Redis without memory lets jobs wait: with memory all are decided, none has failed or been tried in vain', async () => {
  const ids = await drain(system, { count: 60, after: 20 }, async () => {
    await setMaxmemory('1');
    await until('runs that were refused', async () => (await runs('postponed')) >= REFUSED_RUNS || undefined, WITHIN_MS);
    await setMaxmemory('0');
  });
  await verifyDrain(system, ids);
  expect([await runs('failed'), await runs('retried'), await all(system, '/v1/admin/dead-letters')]).toEqual([0, 0, []]);
}, WITHIN_MS * 2);
