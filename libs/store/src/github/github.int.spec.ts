import { InMemoryGitHubCache, InMemoryRateBudgets, type GitHubCache, type RateBudgets } from '@provenance/domain';
import fc from 'fast-check';
import { useRedis } from '../connection/server.fixture.ts';
import { githubCacheKey, rateBudgetKey } from '../keys.ts';
import { RedisGitHubCache } from './redis-github-cache.ts';
import { RedisRateBudgets } from './redis-rate-budgets.ts';

const HOUR = 3_600_000;
const real = useRedis();
let now: number;

beforeAll(() => {
  now = Date.now();
});

describe.each<[string, () => GitHubCache]>([
  ['InMemoryGitHubCache', () => new InMemoryGitHubCache()],
  ['RedisGitHubCache', () => new RedisGitHubCache(real.redis)],
])('%s', (_name, make) => {
  it('gives back what was kept', async () => {
    const cache = make();
    await cache.set('pull:acme/shop#1', Buffer.from([0, 1, 2]), 60);
    expect(await cache.get('pull:acme/shop#1')).toEqual(Buffer.from([0, 1, 2]));
    expect(await cache.get('pull:acme/shop#2')).toBeUndefined();
  });
});

describe.each<[string, () => RateBudgets]>([
  ['InMemoryRateBudgets', () => new InMemoryRateBudgets()],
  ['RedisRateBudgets', () => new RedisRateBudgets(real.redis)],
])('%s', (name, make) => {
  it('knows nothing at first, then what it was told, until the reset', async () => {
    const budgets = make();
    const payer = `${name} a`;
    expect(await budgets.of(payer, now)).toEqual({});
    const budget = { limit: 5_000, remaining: 10, resetAt: now + HOUR };
    await budgets.note(payer, budget);
    expect(await budgets.of(payer, now)).toEqual({ budget });
    expect(await budgets.of(payer, now + HOUR)).toEqual({});
  });

  it('is not misled by answers that overtake each other', async () => {
    const budgets = make();
    const payer = `${name} b`;
    await budgets.note(payer, { limit: 5_000, remaining: 10, resetAt: now + HOUR });
    await budgets.note(payer, { limit: 5_000, remaining: 11, resetAt: now + HOUR });
    await budgets.note(payer, { limit: 5_000, remaining: 4_000, resetAt: now + HOUR / 2 });
    expect((await budgets.of(payer, now)).budget).toEqual({ limit: 5_000, remaining: 10, resetAt: now + HOUR });
    await budgets.note(payer, { limit: 5_000, remaining: 4_999, resetAt: now + 2 * HOUR });
    expect((await budgets.of(payer, now)).budget?.remaining).toBe(4_999);
  });

  it('never shortens a block, and forgets it when it is over', async () => {
    const budgets = make();
    const payer = `${name} c`;
    await budgets.block(payer, now + HOUR);
    await budgets.block(payer, now + 1_000);
    expect(await budgets.of(payer, now)).toEqual({ blockedUntil: now + HOUR });
    expect(await budgets.of(payer, now + HOUR)).toEqual({});
  });
});

it('says the same over Redis as in memory, whatever the order', async () => {
  const step = fc.oneof(
    fc.record({ remaining: fc.nat(20), window: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ block: fc.integer({ min: 1, max: 4 }) }),
  );
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const payer = `law ${(run += 1)}`;
      const both = [new InMemoryRateBudgets(), new RedisRateBudgets(real.redis)];
      for (const budgets of both) {
        for (const one of steps) {
          if ('block' in one) await budgets.block(payer, now + one.block * HOUR);
          else await budgets.note(payer, { limit: 20, remaining: one.remaining, resetAt: now + one.window * HOUR });
        }
      }
      for (const later of [0, 1.5, 2.5, 3.5].map((hours) => now + hours * HOUR)) {
        expect(await both[1]!.of(payer, later)).toEqual(await both[0]!.of(payer, later));
      }
    }),
    { numRuns: 40 },
  );
});

it('leaves nothing in Redis without an end', async () => {
  await new RedisGitHubCache(real.redis).set('x', Buffer.from('x'), 60);
  await new RedisRateBudgets(real.redis).note('ends', { limit: 1, remaining: 0, resetAt: now + HOUR });
  await new RedisRateBudgets(real.redis).block('ends', now + 2 * HOUR);
  expect(await real.redis.ttl(githubCacheKey('x'))).toBeGreaterThan(0);
  expect(await real.redis.pexpiretime(rateBudgetKey('ends'))).toBe(now + 2 * HOUR);
});
