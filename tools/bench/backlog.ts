import { setTimeout as wait } from 'node:timers/promises';
import { post } from './load.ts';
import { Metrics } from './metrics.ts';
import { submit } from './client.ts';
import type { BodyMint } from './payloads/body-mint.ts';
import type { Stack } from './stack.ts';

/** Longest silence of a drain before it counts as hung. */
const STALL_MS = 60_000;
const LANES = 16;

/** Stops every worker where it stands, so that what is submitted next is drained later, from a known moment. */
export function freeze(stack: Stack): void {
  for (const worker of stack.workers) worker.freeze();
}

/** Lets the workers go on; answers the moment (performance.now()). */
export function thaw(stack: Stack): number {
  for (const worker of stack.workers) worker.thaw();
  return performance.now();
}

/** Submits these bodies, a few at a time; answers the ids. */
export async function submitAll(stack: Stack, bodies: readonly Buffer[]): Promise<string[]> {
  const ids: string[] = [];
  const left = bodies.values();
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (const body of left) ids.push(await submit(stack.ingest.base, body));
    }),
  );
  return ids;
}

/** Submits `count` bodies at the load generator's pace; answers the rate, a second. */
export async function submitMany(stack: Stack, mint: BodyMint, count: number): Promise<number> {
  return (await post(stack.ingest.base, mint, { amount: count })).rate;
}

/** What governance-api has counted since it started. */
export interface Progress {
  decided: number;
  completed: number;
}

export async function progress(stack: Stack): Promise<Progress> {
  const metrics = await Metrics.of(stack.governance.base);
  const failed = metrics.sum('provenance_analyses_completed_total', 'outcome="failed"');
  if (failed > 0) throw new Error(`${failed} analyses failed`);
  return {
    decided: metrics.sum('provenance_decisions_total'),
    completed: metrics.sum('provenance_analyses_completed_total', 'outcome="completed"'),
  };
}

/**
 * Waits until `count` more are decided (or completed) than at `start`; answers the moment.
 * @throws Error when an analysis failed or nothing moves any more.
 */
export async function until(stack: Stack, what: keyof Progress, start: Progress, count: number): Promise<number> {
  let last = 0;
  let movedAt = performance.now();
  for (;;) {
    const reached = (await progress(stack))[what] - start[what];
    if (reached >= count) return performance.now();
    if (reached > last) movedAt = performance.now();
    else if (performance.now() - movedAt > STALL_MS) throw new Error(`the drain stands still at ${reached} of ${count} ${what}`);
    last = reached;
    // The scrape is work for the service that is measured.
    await wait(100);
  }
}
