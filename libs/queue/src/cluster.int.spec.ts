import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { createRedis } from '@provenance/store';
import { openPipeline } from './pipeline.fixture.ts';

const SLOTS = [[0, 5_460], [5_461, 10_922], [10_923, 16_383]] as const;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Three masters without replicas. The port of the bus is given: the default, port + 10000, may not exist. */
async function startCluster(): Promise<RedisServer[]> {
  const buses = await Promise.all(SLOTS.map(freePort));
  const nodes = await Promise.all(
    buses.map((bus) => startRedis({ config: { 'cluster-enabled': 'yes', 'cluster-port': String(bus) } })),
  );
  const clients = nodes.map(({ url }) => createRedis(url, 'subscriber', () => undefined));
  await Promise.all(
    clients.map((client, i) => client.call('CLUSTER', 'ADDSLOTSRANGE', SLOTS[i]![0], SLOTS[i]![1])),
  );
  for (let i = 1; i < 3; i++) await clients[0]!.call('CLUSTER', 'MEET', '127.0.0.1', nodes[i]!.port, buses[i]!);
  for (const client of clients) {
    while (!String(await client.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    while (!String(await client.call('CLUSTER', 'INFO')).includes('cluster_known_nodes:3')) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    client.disconnect();
  }
  return nodes;
}

describe('on a Redis Cluster', () => {
  it('takes analyses the whole way, fails, replays and sweeps', async () => {
    const nodes = await startCluster();
    const url = `redis+cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
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
    await Promise.all(nodes.map((node) => node.stop()));
  }, 60_000);
});
