import { readdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { submit, untilEnded } from '../system/client.ts';
import { untilNoOrphan } from '../system/engines.ts';
import { pullRequest } from '../system/pull-request.ts';
import { System } from '../system/system.ts';
import { replayFailures, verifyDrain } from '../system/verify.ts';
import { randomMoment, strike } from './moments.ts';
import { Random } from './random.ts';

/** Settings of this run; see docs/testing.md. */
const SEED = Number(process.env['PROVENANCE_E2E_SEED'] ?? Date.now() % 1_000_000);
const MOMENTS = Number(process.env['PROVENANCE_E2E_MOMENTS'] ?? 300);
const MINUTES = Number(process.env['PROVENANCE_E2E_MINUTES'] ?? 25);

const MOMENTS_A_DRAIN = 20;
const SMALLEST_DRAIN = 200;
const CLIENTS = 24;
/** Several deaths of a worker, each found out after up to 15 s, and the tries after them. */
const ENDS_WITHIN_MS = 400_000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** CI jobs, each submitting a pull request and waiting for its end, until the faults are over. Returns all ids. */
async function clients(system: System, random: Random, over: () => boolean): Promise<string[]> {
  const ids: string[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    while (!over() || next < SMALLEST_DRAIN) {
      const id = await submit(system, pullRequest(next++));
      ids.push(id);
      await untilEnded(system, id, ENDS_WITHIN_MS);
      await wait(random.between(0, 2_000));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return ids;
}

/** Faults at random moments while clients work. Returns the ids that were accepted and the faults that happened. */
async function drain(system: System, seed: number, moments: number): Promise<string[]> {
  const random = new Random(seed);
  let over = false;
  const strikes = async (): Promise<void> => {
    try {
      for (let count = 0; count < moments; count++) {
        await wait(random.between(0, 3_000));
        const moment = randomMoment(random);
        say(`  ${count + 1}: ${Object.values(moment).join(' ')}`);
        await strike(system, moment);
      }
    } finally {
      over = true;
    }
  };
  const [ids] = await Promise.all([clients(system, new Random(~seed), () => over), strikes()]);
  return ids;
}

async function oneDrain(seed: number, moments: number): Promise<void> {
  const system = await System.start();
  try {
    const ids = await drain(system, seed, moments);
    expect(new Set(ids).size).toBe(ids.length);
    const failed = await replayFailures(system, ids);
    await verifyDrain(system, ids, 'with a reason');
    await untilNoOrphan(system);
    await system.app('detect-worker').stop();
    expect(await readdir(system.workDir)).toEqual([]);
    await untilNoOrphan(system);
    say(`  ${ids.length} analyses: ${failed} failed and were replayed`);
  } finally {
    await system.stop();
  }
}

it('loses nothing, decides each once and leaves nothing behind, whatever dies at whatever moment', async () => {
  const until = Date.now() + MINUTES * 60_000;
  let left = MOMENTS;
  for (let seed = SEED; left > 0 && Date.now() < until; seed++) {
    const moments = Math.min(MOMENTS_A_DRAIN, left);
    say(`drain with PROVENANCE_E2E_SEED=${seed}, ${moments} moments`);
    try {
      await oneDrain(seed, moments);
    } catch (error) {
      throw new Error(`The drain with PROVENANCE_E2E_SEED=${seed} failed`, { cause: error });
    }
    left -= moments;
  }
  say(`${MOMENTS - left} of ${MOMENTS} moments`);
  expect(left).toBeLessThan(MOMENTS);
}, (MINUTES + 15) * 60_000);
