import { startRedis, type RedisServer } from '@provenance/embedded';
import { createRedis, untilReady, type RedisClient } from './create-redis.ts';
import { evictionPolicy } from './eviction.ts';

let server: RedisServer;
let redis: RedisClient;

beforeAll(async () => {
  server = await startRedis();
  redis = createRedis(server.url, 'store', () => undefined);
  await untilReady(redis);
});

afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

it('names a policy that would throw out what was accepted', async () => {
  expect(await evictionPolicy(redis)).toBeUndefined();
  await redis.config('SET', 'maxmemory-policy', 'volatile-lru');
  expect(await evictionPolicy(redis)).toBe('volatile-lru');
});
