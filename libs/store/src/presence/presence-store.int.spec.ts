import { useRedis } from '../connection/server.fixture.ts';
import { PRESENCE_KEY } from '../keys.ts';
import { serverFacts } from '../server/server-facts.ts';
import { PRESENT_FOR_MS, PresenceStore, type ProcessRecord } from './presence-store.ts';

const real = useRedis();

const record = (instance: string, app = 'detect-worker', startedAt = 1): ProcessRecord => ({
  instance,
  app,
  version: '0.1.0',
  startedAt,
  runs: ['detect'],
  checks: { store: 'ok' },
  watched: {},
  retentionDays: { contents: 7, results: 90, facts: 400 },
});

beforeEach(() => real.redis.flushall());

it('lists those that speak, by app and age, with how far their clocks are ahead', async () => {
  const store = new PresenceStore(real.redis);
  const minutes = 10 * 60_000;
  await store.say(record('younger', 'detect-worker', 2), Date.now());
  await store.say(record('older', 'detect-worker', 1), Date.now() + minutes);
  await store.say(record('first', 'alpha'), Date.now());
  const { processes, at } = await store.list();
  expect(processes.map(({ instance }) => instance)).toEqual(['first', 'older', 'younger']);
  expect(processes[1]).toMatchObject(record('older'));
  expect(Math.round(processes[1]!.clockAheadMs / 60_000)).toBe(10);
  expect(at - processes[2]!.seenAt).toBeLessThan(PRESENT_FOR_MS);
});

it('forgets those that have gone silent, by the clock of the server, also when nobody lists', async () => {
  const store = new PresenceStore(real.redis);
  const silent = `${Date.now() - PRESENT_FOR_MS - 60_000} ${JSON.stringify(record('silent'))}`;
  await real.redis.hset(PRESENCE_KEY, 'silent', silent);
  expect((await store.list()).processes).toEqual([]);
  await real.redis.hset(PRESENCE_KEY, 'silent', silent);
  await store.say(record('here'), Date.now());
  expect(await real.redis.hkeys(PRESENCE_KEY)).toEqual(['here']);
  expect(await real.redis.pttl(PRESENCE_KEY)).toBeGreaterThan(0);
});

it('lets go of one that takes leave', async () => {
  const store = new PresenceStore(real.redis);
  await store.say(record('a'), Date.now());
  await store.say(record('b'), Date.now());
  await store.leave('a');
  expect((await store.list()).processes.map(({ instance }) => instance)).toEqual(['b']);
});

it('reads of the server what can lose what was accepted', async () => {
  await real.redis.config('SET', 'maxmemory', '64mb', 'maxmemory-policy', 'allkeys-lru');
  try {
    expect(await serverFacts(real.redis)).toMatchObject({
      version: expect.stringMatching(/^(Redis|Valkey) \d+\.\d+/),
      maxMemoryBytes: 64 * 1024 * 1024,
      evictionPolicy: 'allkeys-lru',
      lastAppend: 'ok',
      lastSnapshot: 'ok',
    });
  } finally {
    await real.redis.config('SET', 'maxmemory', '0', 'maxmemory-policy', 'noeviction');
  }
  const { usedMemoryBytes = 0, ...facts } = (await serverFacts(real.redis)) ?? {};
  expect(usedMemoryBytes).toBeGreaterThan(100_000);
  expect(facts).not.toHaveProperty('maxMemoryBytes');
});
