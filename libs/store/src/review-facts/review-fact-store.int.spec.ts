import type { ReviewFact } from '@provenance/domain';
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
  ['RedisReviewFactStore', () => new RedisReviewFactStore(real.redis)],
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

it('lets facts of Redis expire', async () => {
  await new RedisReviewFactStore(real.redis, { contents: 1, results: 1, facts: 60 }).save(fact('2026-04-01T00:00:00Z', 1));
  expect(await real.redis.ttl(reviewFactKey('acme/shop', '42'))).toBeGreaterThan(0);
});
