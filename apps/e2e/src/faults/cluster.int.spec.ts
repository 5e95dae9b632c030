import { freePort, type RedisServer } from '@provenance/embedded';
import { createRedis, untilReady } from '@provenance/store';
import { setTimeout as wait } from 'node:timers/promises';
import { System } from '../system/system.ts';
import { verifyDrain } from '../system/verify.ts';
import { drain } from './drain.ts';

/** One node that owns all slots refuses a command over two of them as a cluster of many would. */
async function clusterUrl(server: RedisServer): Promise<string> {
  const redis = createRedis(server.url, 'store', () => undefined);
  await untilReady(redis);
  await redis.call('CLUSTER', 'ADDSLOTSRANGE', 0, 16_383);
  while (!String(await redis.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) await wait(20);
  redis.disconnect();
  return `redis+cluster://127.0.0.1:${server.port}`;
}

describe('the whole system on a Redis Cluster', () => {
  let system: System;

  beforeAll(async () => {
    const config = { 'cluster-enabled': 'yes', 'cluster-port': String(await freePort()) };
    system = await System.start({ redis: { config }, redisUrl: clusterUrl });
  });
  afterAll(() => system.stop());

  it('needs no command over keys of two slots', async () => {
    await verifyDrain(system, await drain(system, { count: 30, after: 30 }, async () => undefined));
  }, 60_000);
});
