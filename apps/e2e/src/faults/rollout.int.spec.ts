import { START_TIMEOUT_MS, System } from '../system/system.ts';
import { verifyDrain } from '../system/verify.ts';
import { rollOut } from './rollout.ts';
import { verifyRollout } from './verify-rollout.ts';

const COUNT = 60;

let system: System;

beforeAll(async () => {
  system = await System.start();
}, START_TIMEOUT_MS);
afterAll(() => system.stop());

it('a rolling upgrade under load loses nothing, fails nothing and refuses nobody', async () => {
  const rollout = await rollOut(system, COUNT);
  verifyRollout(rollout, COUNT);
  await verifyDrain(system, rollout.ids);
}, 120_000);
