import { MASTER, startReplicatedRedis, type ReplicatedRedis } from '@provenance/embedded';
import { untilReady } from '@provenance/store';
import { openPipeline, type Pipeline } from './pipeline.fixture.ts';

/** Resolves once the replica has all that was written until now: WAIT counts what its own connection wrote last. */
async function inStep({ redis }: Pipeline): Promise<void> {
  await redis.set('failover:mark', '1', 'EX', 60);
  expect(await redis.call('WAIT', 1, 10_000)).toBe(1);
}

describe('when the primary dies while jobs flow', () => {
  let set: ReplicatedRedis;
  beforeAll(async () => {
    set = await startReplicatedRedis();
  }, 30_000);
  afterAll(() => set.stop());

  it('refuses at once, goes on at the primary that sentinels name next, and has lost nothing that was copied', async () => {
    const pipeline = await openPipeline(`redis+sentinel://${set.sentinelPorts.map((port) => `127.0.0.1:${port}`).join(',')}/${MASTER}`);
    const failedOver = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const workers = pipeline.run({
      // Half of them are in the hands of workers when the primary dies.
      detect: async () => {
        started.resolve();
        await failedOver.promise;
        return { status: 'completed' };
      },
    }, { concurrency: { detect: 6 }, lockDurationMs: 2_000, stalledIntervalMs: 500 });
    const ids = await Promise.all(Array.from({ length: 12 }, () => pipeline.submit()));
    await started.promise;
    await inStep(pipeline);

    const first = await set.named();
    await set.primary.kill();
    await expect(pipeline.submit()).rejects.toMatchObject({ code: 'store_unavailable', retryAfter: 5 });
    await set.untilNamedOther(first);
    failedOver.resolve();
    await Promise.all([untilReady(pipeline.redis), untilReady(pipeline.queues.redis)]);
    const records = await Promise.all(ids.map((id) => pipeline.ended(id)));
    expect(records.map(({ status }) => status)).toEqual(Array(12).fill('completed'));

    expect((await pipeline.ended(await pipeline.submit())).status).toBe('completed');
    expect(await workers.health()).toEqual({ live: true, ready: true });
    await pipeline.close();
  }, 60_000);
});
