import { setTimeout as wait } from 'node:timers/promises';
import { metric, untilEnded } from '../system/client.ts';
import { jobsIn, withStore, type Store } from '../system/store.ts';
import { START_TIMEOUT_MS, System, type App } from '../system/system.ts';
import { verifyDrain } from '../system/verify.ts';
import { drain } from './drain.ts';

/** In the order of the data backwards: a frozen stage leaves those before it something to do. */
const FREEZES: [App, string][] = [
  ['governance-api', 'decide'],
  ['enrich-worker', 'enrich'],
  ['detect-worker', 'detect'],
];

/** Lets a process stand still while it has jobs of this stage in hand. Returns them. */
async function freezeAtWork(system: System, { redis }: Store, app: App, stage: string): Promise<string[]> {
  const process = system.app(app);
  for (;;) {
    if ((await jobsIn(redis, stage, 'active')).length === 0) continue;
    process.freeze();
    const jobs = await jobsIn(redis, stage, 'active');
    if (jobs.length > 0) return jobs;
    process.thaw();
  }
}

describe('jobs that are delivered twice', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start();
  }, START_TIMEOUT_MS);
  afterAll(() => system.stop());

  it('are decided once and counted once, when processes stand still beyond their locks and go on', async () => {
    const first = system.app('governance-api');
    const inHand: string[] = [];
    const ids = await drain(system, { after: 40 }, () =>
      withStore(system, async (store) => {
        for (const [app, stage] of FREEZES) inHand.push(...(await freezeAtWork(system, store, app, stage)));
      }),
    );
    const frozen = [];
    for (const [app] of FREEZES) frozen.push(await system.standIn(app));

    // Others have done their jobs by now: what is in the frozen hands has been delivered twice.
    const ends = await Promise.all(inHand.map((id) => untilEnded(system, id)));
    expect(ends.map(({ status }) => status)).toEqual(inHand.map(() => 'completed'));
    const before = await verifyDrain(system, ids);

    for (const process of frozen) process.thaw();
    const second = system.app('governance-api');
    const decided = async (): Promise<number> =>
      (await metric(first.base, 'provenance_decisions_total')) + (await metric(second.base, 'provenance_decisions_total'));
    while ((await decided()) < ids.length) await wait(50);
    expect(await decided()).toBe(ids.length);
    // In order: each ends the jobs that it has in hand.
    for (const process of frozen) await process.stop();
    expect(await verifyDrain(system, ids)).toEqual(before);
  }, 180_000);
});
