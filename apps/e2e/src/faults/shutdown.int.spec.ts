import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServiceProcess } from '@provenance/embedded';
import { metric, submit } from '../system/client.ts';
import { engineBehind, untilNoOrphan } from '../system/engines.ts';
import { pullRequest } from '../system/pull-request.ts';
import { START_TIMEOUT_MS, System } from '../system/system.ts';
import { until } from '../system/until.ts';
import { verifyDrain } from '../system/verify.ts';
import { GRACE_SECONDS } from './verify-rollout.ts';

/** For a small pull request the engine may take ten seconds, and then twenty for each of its files alone: longer than a job that ends has. */
const WITHIN_MS = 60_000;

let system: System;

beforeAll(async () => {
  system = await System.start();
}, START_TIMEOUT_MS);
afterAll(() => system.stop());

/** A detect worker alone, whose engine has the one pull request in hand and waits until it is let go. */
async function inTheMiddle(name: string, number: number): Promise<{ worker: ServiceProcess; id: string; letGo: () => Promise<void> }> {
  const [began, goes] = [join(system.dir, `${name}-began`), join(system.dir, `${name}-goes`)];
  const engine = await engineBehind(system, name, `if grep -qs "def ping_${number}(" $files; then touch "${began}"; until [ -e "${goes}" ]; do sleep 0.1; done; fi`);
  await system.app('detect-worker').stop();
  const worker = await system.startApp('detect-worker', { PROVENANCE_SEMGREP_CORE_PATH: engine });
  const id = await submit(system, pullRequest(number));
  await until('a batch', async () => existsSync(began) || undefined, WITHIN_MS);
  return { worker, id, letGo: () => writeFile(goes, '') };
}

/** SIGTERM; what the worker does with its job is its own matter, but it ends in order, and within the grace period. */
async function endsInOrder(worker: ServiceProcess): Promise<void> {
  const from = performance.now();
  await worker.stop();
  expect(worker.exitCode()).toBe(0);
  expect((performance.now() - from) / 1_000).toBeLessThan(GRACE_SECONDS);
  await untilNoOrphan(system);
}

describe('a detect worker that is told to end in the middle of a batch', () => {
  it('ends it, when that does not take long, and takes no other', async () => {
    const { worker, id, letGo } = await inTheMiddle('slow-core', 1);
    const ended = endsInOrder(worker);
    await until('a worker that is not ready', async () => (await fetch(`${worker.base}/readyz`)).status === 503 || undefined, WITHIN_MS);
    const next = await submit(system, pullRequest(2));
    await letGo();
    await ended;
    const other = await system.startApp('detect-worker');
    await verifyDrain(system, [id, next]);
    expect(await metric(other.base, 'provenance_job_duration_seconds_count', { queue: 'detect' })).toBe(1);
  }, WITHIN_MS * 2);

  it('gives it back with its attempt, when it does: another does it, and nothing has failed', async () => {
    const { worker, id } = await inTheMiddle('hanging-core', 3);
    await endsInOrder(worker);
    const other = await system.startApp('detect-worker');
    await verifyDrain(system, [id]);
    const runs = (labels: Record<string, string>) => metric(other.base, 'provenance_job_duration_seconds_count', { queue: 'detect', ...labels });
    expect([await runs({}), await runs({ outcome: 'completed' })]).toEqual([1, 1]);
    // The wait is told of first attempts alone.
    expect(await metric(other.base, 'provenance_job_wait_seconds_count', { queue: 'detect' })).toBe(1);
  }, WITHIN_MS * 2);
});
