import { CertificateAuthority, freePort, startTlsFront, type RedisServer, type TlsFront } from '@provenance/embedded';
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

/** The same over TLS, by an authority of its own: TLS stands in front of the node, which announces that port. */
export async function onASecuredCluster(): Promise<SystemOptions & { front(): TlsFront | undefined }> {
  const authority = new CertificateAuthority();
  const port = await freePort();
  let front: TlsFront | undefined;
  const { redis } = await onACluster();
  return {
    redis: { config: { ...redis!.config, 'cluster-announce-port': String(port) } },
    env: { PROVENANCE_REDIS_TLS_CA: authority.certificate, PROVENANCE_REDIS_TLS_SERVER_NAME: 'redis.example' },
    redisUrl: async (server) => {
      await takeAllSlots(server);
      front = await startTlsFront(server.port, { certified: authority.issue('redis.example') }, port);
      return `rediss+cluster://localhost:${port}`;
    },
    front: () => front,
  };
}

async function takeAllSlots(server: RedisServer): Promise<string> {
  const redis = createRedis(server.url, 'store', () => undefined);
  await untilReady(redis);
  await redis.call('CLUSTER', 'ADDSLOTSRANGE', 0, 16_383);
  while (!String(await redis.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) await wait(20);
  redis.disconnect();
  return `redis+cluster://127.0.0.1:${server.port}`;
}
