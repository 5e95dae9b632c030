import { once } from 'node:events';
import { freePort, MASTER, redisCommand, startReplicatedRedis, untilReply, type ReplicatedRedis, type Reply } from '@provenance/embedded';
import { createRedis, untilReady } from './create-redis.ts';
import type { RedisTarget } from './redis-target.ts';

let set: ReplicatedRedis;
let absent: number;
beforeAll(async () => {
  set = await startReplicatedRedis({ sentinelPassword: 'hush' });
  absent = await freePort();
}, 30_000);
afterAll(() => set.stop());

const target = (master: string, ports: readonly number[], password = 'hush'): RedisTarget => ({
  url: `redis+sentinel://${ports.map((port) => `127.0.0.1:${port}`).join(',')}/${master}`,
  sentinel: { password },
});

/** Resolves once every sentinel has a listener. */
async function untilListening({ sentinelPorts }: ReplicatedRedis): Promise<void> {
  const heard = (clients: Reply): boolean => /name=provenance-failover .* sub=1 /.test(String(clients));
  await Promise.all(sentinelPorts.map((port) => untilReply(port, ['CLIENT', 'LIST'], heard, 'hush')));
}

async function errorOf(where: RedisTarget): Promise<string> {
  const said = Promise.withResolvers<Error>();
  // Not one whose commands have time limits: ioredis keeps their timers when it is told to end between two connections.
  const client = createRedis(where, 'subscriber', said.resolve);
  const { message } = await said.promise;
  client.disconnect();
  return message;
}

it('asks the next sentinel when one is away, and takes the primary', async () => {
  const client = createRedis(target(MASTER, [absent, set.sentinelPorts[0]!]), 'store', () => undefined);
  await untilReady(client);
  expect(await client.call('ROLE')).toContain('master');
  client.disconnect();
});

it('leaves a primary when sentinels say that there is another, before it knows itself', async () => {
  const client = createRedis(target(MASTER, set.sentinelPorts), 'store', () => undefined);
  await untilReady(client);
  // The sentinels cannot make it a replica, which would close its connections: it stays a primary in its own eyes.
  await client.call('ACL', 'SETUSER', 'default', '-slaveof', '-replicaof');
  const moved = once(client, 'ready');
  await untilListening(set);
  await redisCommand(set.sentinelPorts[0]!, ['SENTINEL', 'FAILOVER', MASTER], 'hush');
  await moved;
  expect(await client.call('INFO', 'server')).toContain(`tcp_port:${set.replica.port}\r\n`);
  expect(await redisCommand(set.primary.port, ['ROLE'])).toContain('master');
  client.disconnect();
}, 30_000);

it('tells what each sentinel answered when none names a primary', async () => {
  const port = set.sentinelPorts[0]!;
  expect(await errorOf(target('other', [absent, port]))).toBe(
    `No sentinel names a primary of "other": 127.0.0.1:${absent} connect ECONNREFUSED 127.0.0.1:${absent}; 127.0.0.1:${port} knows no master of this name`,
  );
  expect(await errorOf(target(MASTER, [port], 'wrong'))).toMatch(/^No sentinel names a primary of "mymaster": 127\.0\.0\.1:\d+ .*WRONGPASS/);
});
