import { setTimeout as wait } from 'node:timers/promises';
import { enginesOf } from '../system/engines.ts';
import { APPS, type App, type System } from '../system/system.ts';
import type { Random } from './random.ts';

const WORKERS = ['enrich-worker', 'detect-worker', 'governance-api'] as const satisfies readonly App[];

const FAULTS = ['crash', 'crash', 'crash', 'crash', 'redis', 'engine', 'engine', 'freeze', 'restart', 'both'] as const;

/** Something bad that happens at one moment, with all its choices made. */
export type Moment =
  /** SIGKILL of a process, which is started again after a while. */
  | { fault: 'crash'; app: App; awayMs: number }
  /** SIGKILL of Redis, which comes back over its append-only file. */
  | { fault: 'redis'; awayMs: number }
  /** SIGKILL of one of the engines, the n-th by its process id. */
  | { fault: 'engine'; nth: number }
  /** A process stands still, up to a time beyond the locks of its jobs. */
  | { fault: 'freeze'; app: App; awayMs: number }
  /** SIGTERM, as at a rollout. */
  | { fault: 'restart'; app: App }
  /** SIGKILL of Redis and a process at once. */
  | { fault: 'both'; app: App; awayMs: number };

export function randomMoment(random: Random): Moment {
  const fault = random.pick(FAULTS);
  switch (fault) {
    case 'crash':
      return { fault, app: random.pick(APPS), awayMs: random.between(0, 1_500) };
    case 'redis':
      return { fault, awayMs: random.between(0, 2_000) };
    case 'engine':
      return { fault, nth: random.between(0, 8) };
    case 'freeze':
      return { fault, app: random.pick(WORKERS), awayMs: random.between(500, 14_000) };
    case 'restart':
      return { fault, app: random.pick(APPS) };
    case 'both':
      return { fault, app: random.pick(APPS), awayMs: random.between(0, 1_500) };
  }
}

/** Lets it happen. Resolves when everything that should run runs again. */
export async function strike(system: System, moment: Moment): Promise<void> {
  switch (moment.fault) {
    case 'crash':
      return crash(system, moment.app, moment.awayMs);
    case 'redis':
      return crashRedis(system, moment.awayMs);
    case 'engine':
      return killEngine(system, moment.nth);
    case 'freeze':
      return freeze(system, moment.app, moment.awayMs);
    case 'restart':
      await system.app(moment.app).stop();
      await system.startApp(moment.app);
      return;
    case 'both':
      await Promise.all([crash(system, moment.app, moment.awayMs), crashRedis(system, moment.awayMs / 2)]);
  }
}

async function crash(system: System, app: App, awayMs: number): Promise<void> {
  await system.app(app).kill();
  await wait(awayMs);
  await system.startApp(app);
}

async function crashRedis(system: System, awayMs: number): Promise<void> {
  await system.redis.kill();
  await wait(awayMs);
  await system.startRedis();
}

async function freeze(system: System, app: App, awayMs: number): Promise<void> {
  system.app(app).freeze();
  await wait(awayMs);
  system.app(app).thaw();
}

async function killEngine(system: System, nth: number): Promise<void> {
  const engines = (await enginesOf(system)).sort((a, b) => a.pid - b.pid);
  const engine = engines[nth % engines.length];
  if (engine === undefined) return;
  try {
    process.kill(engine.pid, 'SIGKILL');
  } catch {
    // It has ended since it was listed.
  }
}
