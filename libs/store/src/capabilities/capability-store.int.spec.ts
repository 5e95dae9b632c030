import type { DetectorCapability } from '@provenance/domain';
import { useRedis } from '../connection/server.fixture.ts';
import { CAPABILITIES_KEY } from '../keys.ts';
import type { CapabilityStore } from './capability-store.ts';
import { InMemoryCapabilityStore } from './in-memory-capability-store.ts';
import { RedisCapabilityStore } from './redis-capability-store.ts';

const secrets: DetectorCapability = { name: 'secrets', rule_key: 'secrets', category: 'secret', description: 'Credentials' };

const real = useRedis();

describe.each<[string, () => CapabilityStore]>([
  ['InMemoryCapabilityStore', () => new InMemoryCapabilityStore()],
  ['RedisCapabilityStore', () => new RedisCapabilityStore(real.redis)],
])('%s', (_name, make) => {
  const now = Date.now();

  beforeEach(() => real.redis.flushall());

  it('lists what every worker said last, by their names', async () => {
    const store = make();
    await store.put({ worker: 'b:1', capabilities: [] }, now + 60_000);
    await store.put({ worker: 'a:1', capabilities: [] }, now + 60_000);
    await store.put({ worker: 'a:1', capabilities: [secrets] }, now + 60_000);
    expect(await store.list(now)).toEqual([
      { worker: 'a:1', capabilities: [secrets] },
      { worker: 'b:1', capabilities: [] },
    ]);
  });

  it('forgets a worker that takes leave at once, and only that one', async () => {
    const store = make();
    await store.put({ worker: 'gone', capabilities: [secrets] }, now + 60_000);
    await store.put({ worker: 'here', capabilities: [secrets] }, now + 60_000);
    await store.leave('gone');
    await store.leave('never came');
    expect((await store.list(now)).map(({ worker }) => worker)).toEqual(['here']);
  });

  it('forgets a worker that has stopped saying so, and only that one', async () => {
    const store = make();
    await store.put({ worker: 'gone', capabilities: [secrets] }, now + 1_000);
    await store.put({ worker: 'here', capabilities: [secrets] }, now + 60_000);
    expect((await store.list(now + 1_000)).map(({ worker }) => worker)).toEqual(['here']);
    expect((await store.list(now + 60_000))).toEqual([]);
  });
});

it('lets the key of Redis expire with the last worker', async () => {
  await new RedisCapabilityStore(real.redis).put({ worker: 'a', capabilities: [] }, Date.now() + 60_000);
  const left = await real.redis.ttl(CAPABILITIES_KEY);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(60);
});

it('lets go of workers that are gone where one speaks, though nobody lists them', async () => {
  await real.redis.flushall();
  const store = new RedisCapabilityStore(real.redis);
  await store.put({ worker: 'here', capabilities: [] }, Date.now() + 60_000);
  await real.redis.hset(CAPABILITIES_KEY, 'gone', JSON.stringify({ worker: 'gone', capabilities: [secrets], until: Date.now() - 1 }));
  await store.put({ worker: 'here', capabilities: [] }, Date.now() + 60_000);
  expect(await real.redis.hkeys(CAPABILITIES_KEY)).toEqual(['here']);
});
