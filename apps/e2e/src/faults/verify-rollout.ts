import { APPS } from '../system/system.ts';
import type { Rollout } from './rollout.ts';

/** What the chart gives at least: 60 s less the 5 s of preStop. Jobs have 20 s to end, telemetry 5 s. */
export const GRACE_SECONDS = 30;

/** Every process ended in order and in time, and nobody was refused but by a process that leaves, with the time to come back. */
export function verifyRollout({ ids, refusals, ends }: Rollout, count: number): void {
  expect(ids.length).toBeGreaterThanOrEqual(count);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Map(ends.map(({ app, exitCode }) => [app, exitCode]))).toEqual(new Map(APPS.map((app) => [app, 0])));
  expect(ends.filter(({ seconds }) => seconds > GRACE_SECONDS)).toEqual([]);
  expect(refusals.filter(({ to }) => to === 'service')).toEqual([]);
  // A process that has gone has no listener; one that is there and does not take it says when to come back.
  const answered = refusals.filter(({ error }) => error === undefined);
  expect(answered).toEqual(answered.map(() => ({ to: 'leaving process', status: 503, retryAfter: '1' })));
}
