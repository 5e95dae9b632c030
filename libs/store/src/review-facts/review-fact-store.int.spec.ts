import type { ReviewFact } from '@provenance/domain';
import type { AnalyticsStore } from '../analytics/analytics-store.ts';
import { InMemoryAnalyticsStore } from '../analytics/in-memory-analytics-store.ts';
import { RedisAnalyticsStore } from '../analytics/redis-analytics-store.ts';
import { useRedis } from '../connection/server.fixture.ts';
import { reviewFactKey } from '../keys.ts';
import { InMemoryReviewFactStore } from './in-memory-review-fact-store.ts';
import { RedisReviewFactStore } from './redis-review-fact-store.ts';
import type { ReviewFactStore } from './review-fact-store.ts';

const fact = (snapshot_at: string, reviewers: number): ReviewFact => ({
  schema_version: 1,
  repo: 'Acme/shop',
  pr_number: '42',
  agent_id: 'codex',
  at: snapshot_at,
  snapshot_at,
  counters: { reviewers },
  could_not_tell: [],
  overridden: [],
  merged_by: null,
  merged_at: null,
});

const real = useRedis();

describe.each<[string, () => ReviewFactStore]>([
  ['InMemoryReviewFactStore', () => new InMemoryReviewFactStore()],
  ['RedisReviewFactStore', () => new RedisReviewFactStore(real.redis, new InMemoryAnalyticsStore())],
])('%s', (_name, make) => {
  it('keeps the newest, whatever the order of arrival, and takes a repeat', async () => {
    const facts = make();
    expect(await facts.get('acme/shop', '42')).toBeUndefined();
    expect(await facts.save(fact('2026-03-02T10:00:00Z', 2))).toBe(true);
    expect(await facts.save(fact('2026-03-02T09:00:00Z', 1))).toBe(false);
    expect(await facts.save(fact('2026-03-02T10:00:00Z', 2))).toBe(true);
    // Names of repositories are the same in any case of letters.
    expect(await facts.get('acme/Shop', '42')).toEqual(fact('2026-03-02T10:00:00Z', 2));
    expect(await facts.save(fact('2026-03-02T11:00:00.5Z', 3))).toBe(true);
    expect((await facts.get('acme/shop', '42'))?.counters).toEqual({ reviewers: 3 });
    expect(await facts.get('acme/shop', '4')).toBeUndefined();
  });
});

describe.each<[string, () => [ReviewFactStore, AnalyticsStore]]>([
  ['InMemoryReviewFactStore', () => withRollUps(new InMemoryAnalyticsStore(), (analytics) => new InMemoryReviewFactStore(analytics))],
  ['RedisReviewFactStore', () => withRollUps(new RedisAnalyticsStore(real.redis), (analytics) => new RedisReviewFactStore(real.redis, analytics))],
])('roll-ups of %s', (_name, make) => {
  const at = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString();
  const reviewers = async (analytics: AnalyticsStore): Promise<number> => {
    const [sums] = await analytics.sums({ windows: [{ from: Date.parse(at(20)), to: Date.now() + 1 }], families: ['review'], by: 'agent' });
    return sums?.get('codex')?.get('reviewers') ?? 0;
  };
  beforeEach(() => real.redis.flushall());

  it('count a pull request once an analysis of it is completed, and then what stands', async () => {
    const [facts, analytics] = make();
    await facts.count('acme/shop', '42');
    await facts.save(fact(at(9), 5));
    expect(await reviewers(analytics)).toBe(0);
    await facts.count('acme/shop', '42');
    await facts.count('acme/shop', '42');
    expect(await reviewers(analytics)).toBe(5);
    await facts.save(fact(at(2), 7));
    await facts.save(fact(at(9), 1));
    expect(await reviewers(analytics)).toBe(7);
  });
});

it('catches up with a fact whose process died between keeping and counting it', async () => {
  await real.redis.flushall();
  const analytics = new RedisAnalyticsStore(real.redis);
  class Dying extends InMemoryAnalyticsStore {
    override count(): Promise<boolean> {
      return Promise.reject(new Error('died'));
    }
  }
  const at = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString();
  const alive = new RedisReviewFactStore(real.redis, analytics);
  await alive.save(fact(at(9), 5));
  await alive.count('acme/shop', '42');
  await expect(new RedisReviewFactStore(real.redis, new Dying()).save(fact(at(5), 6))).rejects.toThrow('died');
  await alive.save(fact(at(2), 7));
  const [sums] = await analytics.sums({ windows: [{ from: Date.parse(at(20)), to: Date.now() }], families: ['review'], by: 'agent' });
  expect(sums!.get('codex')!.get('reviewers')).toBe(7);
  expect((await real.redis.hkeys(reviewFactKey('acme/shop', '42'))).filter((field) => field.startsWith('day:'))).toHaveLength(1);
  expect(await analytics.rebuild()).toMatchObject({ units: 1, added: 0 });
});

function withRollUps(analytics: AnalyticsStore, make: (analytics: AnalyticsStore) => ReviewFactStore): [ReviewFactStore, AnalyticsStore] {
  return [make(analytics), analytics];
}

it('lets facts of Redis expire', async () => {
  await new RedisReviewFactStore(real.redis, new InMemoryAnalyticsStore(), { contents: 1, results: 1, facts: 60 }).save(fact('2026-04-01T00:00:00Z', 1));
  expect(await real.redis.ttl(reviewFactKey('acme/shop', '42'))).toBeGreaterThan(0);
});
