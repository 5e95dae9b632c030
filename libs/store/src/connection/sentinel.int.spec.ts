import { freePort, MASTER, startReplicatedRedis, type ReplicatedRedis } from '@provenance/embedded';
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

it('tells what each sentinel answered when none names a primary', async () => {
  const port = set.sentinelPorts[0]!;
  expect(await errorOf(target('other', [absent, port]))).toBe(
    `No sentinel names a primary of "other": 127.0.0.1:${absent} connect ECONNREFUSED 127.0.0.1:${absent}; 127.0.0.1:${port} knows no master of this name`,
  );
  expect(await errorOf(target(MASTER, [port], 'wrong'))).toMatch(/^No sentinel names a primary of "mymaster": 127\.0\.0\.1:\d+ .*WRONGPASS/);
});
