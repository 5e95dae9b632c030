import { startRedisCluster } from '@provenance/embedded';
import { openPipeline } from './pipeline.fixture.ts';

describe('on a Redis Cluster', () => {
  it('takes analyses the whole way, fails, replays and sweeps', async () => {
    const cluster = await startRedisCluster();
    const url = `redis+cluster://${cluster.ports.map((port) => `127.0.0.1:${port}`).join(',')}`;
    const pipeline = await openPipeline(url);
    let broken = true;
    const poison = await pipeline.accept();
    pipeline.run({
      detect: async (id) => {
        if (id === poison && broken) throw new Error('not yet');
        return { status: 'completed' };
      },
    });
    const ids = await Promise.all(Array.from({ length: 12 }, () => pipeline.submit()));
    const records = await Promise.all(ids.map((id) => pipeline.ended(id)));
    expect(records.map(({ status }) => status)).toEqual(Array(12).fill('completed'));

    const unstarted = await pipeline.accept();
    expect(await pipeline.sweeper.sweep(Date.now() + 60_000)).toMatchObject({ restarted: 2 });
    expect((await pipeline.ended(unstarted)).status).toBe('completed');
    broken = false;
    expect((await pipeline.ended(poison)).status).toBe('completed');
    expect((await pipeline.deadLetters.list({ limit: 5 })).items).toEqual([]);

    await pipeline.close();
    await cluster.stop();
  }, 60_000);
});
