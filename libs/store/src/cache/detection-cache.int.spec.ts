import { useRedis } from '../connection/server.fixture.ts';
import { cacheKey } from '../keys.ts';
import type { DetectionCache } from './detection-cache.ts';
import { InMemoryDetectionCache } from './in-memory-detection-cache.ts';
import { RedisDetectionCache } from './redis-detection-cache.ts';

const real = useRedis();

describe.each<[string, () => DetectionCache]>([
  ['InMemoryDetectionCache', () => new InMemoryDetectionCache()],
  ['RedisDetectionCache', () => new RedisDetectionCache(real.redis)],
])('%s', (_name, make) => {
  it('answers in the order of the digests, undefined where there is nothing', async () => {
    const cache = make();
    await cache.setMany([{ digest: 'one', value: Buffer.from([0, 1]) }, { digest: 'two', value: Buffer.alloc(9_000, 'x') }], 60);
    expect(await cache.getMany(['two', 'none', 'one'])).toEqual([Buffer.alloc(9_000, 'x'), undefined, Buffer.from([0, 1])]);
    expect(await cache.getMany([])).toEqual([]);
  });
});

it('lets entries of Redis expire', async () => {
  await new RedisDetectionCache(real.redis).setMany([{ digest: 'brief', value: Buffer.from('x') }], 60);
  const left = await real.redis.ttl(cacheKey('brief'));
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(60);
});
