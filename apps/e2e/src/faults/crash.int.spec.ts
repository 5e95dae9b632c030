import { submit } from '../system/client.ts';
import { pullRequest } from '../system/pull-request.ts';
import { APPS, START_TIMEOUT_MS, System } from '../system/system.ts';
import { verifyDrain } from '../system/verify.ts';
import { drain } from './drain.ts';

const COUNT = 200;

describe('a drain of 200 analyses', () => {
  let system: System;
  let from = 0;

  beforeAll(async () => {
    system = await System.start();
  }, START_TIMEOUT_MS);
  afterAll(() => system.stop());
  afterEach(() => {
    from += COUNT;
  });

  it.each(APPS)('loses nothing and decides each once when %s is killed in the middle', async (app) => {
    const ids = await drain(system, { count: COUNT, after: COUNT / 4, from }, () => system.crash(app));
    expect(new Set(ids).size).toBe(COUNT);
    await verifyDrain(system, ids);
  }, 180_000);

  it('loses nothing when Redis is killed and comes back', async () => {
    const ids = await drain(system, { count: COUNT, after: COUNT / 4, from }, () => system.crashRedis());
    expect(new Set(ids).size).toBe(COUNT);
    await verifyDrain(system, ids);
  }, 180_000);

  it('answers the first analysis when everything is submitted again', async () => {
    const first = await drain(system, { count: 20, after: 20, from }, async () => undefined);
    const again = await Promise.all(Array.from({ length: 20 }, (_, index) => submit(system, pullRequest(from + index))));
    expect(new Set(again)).toEqual(new Set(first));
    await verifyDrain(system, first);
  }, 60_000);
});
