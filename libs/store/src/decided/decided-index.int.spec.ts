import { useRedis } from '../connection/server.fixture.ts';
import { DECIDED_KEY } from '../keys.ts';
import type { DecidedIndex } from './decided-index.ts';
import { InMemoryDecidedIndex } from './in-memory-decided-index.ts';
import { RedisDecidedIndex } from './redis-decided-index.ts';

const real = useRedis();
const NOW = Date.now();

describe.each<[string, () => DecidedIndex]>([
  ['InMemoryDecidedIndex', () => new InMemoryDecidedIndex()],
  ['RedisDecidedIndex', () => new RedisDecidedIndex(real.redis)],
])('%s', (_name, make) => {
  beforeEach(() => real.redis.flushall());

  it('pages through a window, oldest first', async () => {
    const decided = make();
    expect(await decided.newest()).toBeUndefined();
    await Promise.all([['c', 3], ['a', 1], ['b', 2], ['d', 4], ['b', 2]].map(([id, at]) => decided.add(String(id), NOW + Number(at))));
    expect(await decided.between(NOW + 2, NOW + 4, { offset: 0, limit: 2 })).toEqual(['b', 'c']);
    expect(await decided.between(NOW + 2, NOW + 4, { offset: 2, limit: 2 })).toEqual(['d']);
    expect([await decided.count(NOW + 1, NOW + 3), await decided.count(0, NOW)]).toEqual([3, 0]);
    expect(await decided.newest()).toEqual({ analysisId: 'd', at: NOW + 4 });
  });
});

it('lets go of what is older than results are kept', async () => {
  await real.redis.flushall();
  const decided = new RedisDecidedIndex(real.redis, { contents: 1, results: 60, facts: 1 });
  await decided.add('old', NOW - 61_000);
  await decided.add('new', NOW);
  expect(await real.redis.zrange(DECIDED_KEY, '0', '-1')).toEqual(['new']);
});
