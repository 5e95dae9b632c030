import { startRedis, type RedisServer } from '@provenance/embedded';
import type { Logger } from '@provenance/service';
import { createRedis, untilReady } from '@provenance/store';
import { connectionProbe, watchEviction } from './connection.ts';

let server: RedisServer;

beforeAll(async () => {
  server = await startRedis();
});

afterAll(() => server.stop());

it('says at the connection that the server may evict, and which policy does', async () => {
  const setter = createRedis(server.url, 'store', () => undefined);
  await untilReady(setter);
  await setter.config('SET', 'maxmemory-policy', 'allkeys-lru');
  const redis = createRedis(server.url, 'store', () => undefined);
  const said = Promise.withResolvers<object>();
  watchEviction(redis, { error: (facts: object) => said.resolve(facts) } as unknown as Logger);
  expect(await said.promise).toEqual({ policy: 'allkeys-lru' });
  expect(await connectionProbe(redis)()).toBeUndefined();
  redis.disconnect();
  setter.disconnect();
});
