import { setTimeout as wait } from 'node:timers/promises';
import { postTo, type Status } from '../system/client.ts';
import { pullRequest } from '../system/pull-request.ts';
import { APPS, type App, type System } from '../system/system.ts';

const SENDERS = 4;

/** So long a rollout of four processes takes about: the analyses are spread over it. */
const ROLLOUT_MS = 15_000;

/** How a submission went that was not accepted. */
export interface Refusal {
  to: 'service' | 'leaving process';
  status?: number;
  retryAfter?: string | null;
  error?: string;
}

export interface Rollout {
  /** The analyses that were accepted. */
  ids: string[];
  refusals: Refusal[];
  /** How each old process ended: its exit code and the seconds from SIGTERM on. */
  ends: { app: App; exitCode: number | null; seconds: number }[];
}

export interface RolloutOptions {
  /** The order in which the processes are replaced. */
  order?: readonly App[];
  /** The workspace whose build the new processes are; that of the old ones when absent. */
  root?: string;
  /** Number of the first pull request. */
  from?: number;
  /** Where the analyses are put down as they are accepted. */
  ids?: string[];
}

/**
 * Replaces every process once, as a rolling upgrade does: the new one is ready, the load balancer sends to it alone, the
 * old one gets its SIGTERM. Meanwhile analyses arrive: `count` of them, or more until all are replaced. One client holds
 * on to the address of a process that leaves.
 */
export async function rollOut(system: System, count: number, { order = APPS, root, from = 0, ids = [] }: RolloutOptions = {}): Promise<Rollout> {
  const rollout: Rollout = { ids, refusals: [], ends: [] };
  let next = from;
  let over = false;
  const send = async (): Promise<void> => {
    while (next < from + count || !over) {
      const number = next++;
      while (!(await arrive(rollout, 'service', () => system.app('ingest-api').base, number))) await wait(100);
      await wait((ROLLOUT_MS / count) * SENDERS);
    }
  };
  const replaced = (async () => {
    for (const app of order) await replace(system, app, root, rollout, () => next++);
    over = true;
  })();
  await Promise.all([replaced, ...Array.from({ length: SENDERS }, send)]);
  return rollout;
}

async function replace(system: System, app: App, root: string | undefined, rollout: Rollout, number: () => number): Promise<void> {
  const old = await system.standIn(app, root);
  const began = performance.now();
  let gone = false;
  const holding = app === 'ingest-api' ? holdOn(system, rollout, old.base, number, () => gone) : undefined;
  await old.stop();
  gone = true;
  rollout.ends.push({ app, exitCode: old.exitCode(), seconds: (performance.now() - began) / 1_000 });
  await holding;
}

/** What the leaving process does not take goes to the service. */
async function holdOn(system: System, rollout: Rollout, base: string, number: () => number, gone: () => boolean): Promise<void> {
  while (!gone()) {
    const one = number();
    if (await arrive(rollout, 'leaving process', () => base, one)) continue;
    while (!(await arrive(rollout, 'service', () => system.app('ingest-api').base, one))) await wait(100);
  }
}

/** One attempt at one submission. @returns whether it was accepted */
async function arrive({ ids, refusals }: Rollout, to: Refusal['to'], base: () => string, number: number): Promise<boolean> {
  try {
    const answer = await postTo(base(), pullRequest(number));
    const text = await answer.text();
    if (answer.status === 202) return ids.push((JSON.parse(text) as Status).analysis_id) > 0;
    refusals.push({ to, status: answer.status, retryAfter: answer.headers.get('retry-after') });
  } catch (error) {
    refusals.push({ to, error: String((error as Error).cause ?? error) });
  }
  return false;
}
