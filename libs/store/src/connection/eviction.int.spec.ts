import { useRedis } from './server.fixture.ts';
import { evictionPolicy } from './eviction.ts';

const real = useRedis();

it('names a policy that would throw out what was accepted', async () => {
  expect(await evictionPolicy(real.redis)).toBeUndefined();
  await real.redis.config('SET', 'maxmemory-policy', 'volatile-lru');
  expect(await evictionPolicy(real.redis)).toBe('volatile-lru');
});
