import { freePort, type RedisServer } from '@provenance/embedded';
import { createRedis, untilReady } from '@provenance/store';
import { setTimeout as wait } from 'node:timers/promises';
import type { SystemOptions } from './system.ts';

/**
 * A system over a Redis Cluster. Its one node owns all slots and refuses a command over two of them, as a cluster of
 * many would.
 */
export async function onACluster(): Promise<SystemOptions> {
  // A node that has met no other does not know its address, and names none to its clients.
  const announced = { 'cluster-announce-ip': '127.0.0.1', 'cluster-port': String(await freePort()) };
  return { redis: { config: { 'cluster-enabled': 'yes', ...announced } }, redisUrl: takeAllSlots };
}

async function takeAllSlots(server: RedisServer): Promise<string> {
  const redis = createRedis(server.url, 'store', () => undefined);
  await untilReady(redis);
  await redis.call('CLUSTER', 'ADDSLOTSRANGE', 0, 16_383);
  while (!String(await redis.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) await wait(20);
  redis.disconnect();
  return `redis+cluster://127.0.0.1:${server.port}`;
}
