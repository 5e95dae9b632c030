import fc from 'fast-check';
import { DAY_MS, dayOf, FAMILIES, HOUR_MS, type Family, type FactUnit, type ReviewNote, type Sums } from '@provenance/domain';
import { createRedis, untilReady, type RedisClient } from '../connection/create-redis.ts';
import { useRedis } from '../connection/server.fixture.ts';
import type { AnalyticsStore } from './analytics-store.ts';
import { InMemoryAnalyticsStore } from './in-memory-analytics-store.ts';
import { RedisAnalyticsStore } from './redis-analytics-store.ts';

const real = useRedis();
const START = dayOf(Date.now()) - 5 * DAY_MS;
const RANGE = 4 * DAY_MS;

const agent = fc.constantFrom('codex', 'devin', '__proto__', 'human', 'a|b');
const repo = fc.constantFrom('acme/shop', 'acme/web', '__proto__/x');
const counters = fc
  .dictionary(
  fc.constantFrom('lines', 'complexity:3', 'finding:high:sqli', 'finding:low:__proto__', 'file:a/b.py', 'file:\ud800', 'pull_requests', 'duration:time_to_merge:700', 'reviewer:human:ann', 'ci_failed_check:lint', '__proto__'),
  fc.integer({ min: 1, max: 2 ** 40 }),
  { minKeys: 1, noNullPrototype: true },
)
  // As every fact does that there is, these too count something of their own kind.
  .map((some) => ({ ...some, known: 1 }));
/** Often at the very edge of an hour or a day. */
const moment = fc.oneof(fc.nat(RANGE - 1), fc.nat(95).map((hour) => hour * HOUR_MS), fc.nat(95).map((hour) => (hour + 1) * HOUR_MS - 1)).map((offset) => START + offset);
const parts = fc.uniqueArray(fc.record({ agent_id: agent, counters }), { selector: (part) => part.agent_id, minLength: 1, maxLength: 3 });
const note = fc.option(fc.record({ agent_id: agent, pr_number: fc.constant('1'), bot_block_overrides: fc.nat(2), force_push_after_approval: fc.constant(1), merged_by: fc.constant(null), merged_at: fc.constant(null), overridden: fc.constant<ReviewNote['overridden']>([]) }), { nil: undefined });

const codeUnits = fc.record({ id: fc.nat(20).map((n) => `an_${n}`), version: fc.constant(0), at: moment, repo, parts });
const reviewUnits = fc.record({ pr: fc.nat(3), version: fc.integer({ min: 1, max: 6 }), at: moment, repo, parts: parts.map((all) => all.slice(0, 1)), note });

type Step =
  | { do: 'count'; unit: FactUnit; twice: boolean }
  | { do: 'die'; unit: FactUnit; after: number }
  | { do: 'rebuild' };

const withTime = <T extends { at: number }>({ at, ...rest }: T) => ({ ...rest, at: new Date(at).toISOString() });
const unit: fc.Arbitrary<FactUnit> = fc.oneof(
  codeUnits.map(withTime),
  reviewUnits.map(({ pr, note: noted, ...rest }) => ({ ...withTime(rest), id: `${rest.repo}#${pr}`, ...(noted === undefined ? {} : { note: noted }) })),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('count' as const), unit, twice: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('die' as const), unit, after: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rebuild' as const) }) },
);
const question = fc.record({
  from: moment,
  length: fc.oneof(fc.integer({ min: 1, max: RANGE }), fc.constantFrom(HOUR_MS, DAY_MS, 2 * DAY_MS)),
  by: fc.constantFrom('agent' as const, 'repo' as const),
  agent: fc.option(agent, { nil: undefined }),
  repos: fc.option(fc.subarray(['acme/shop', 'acme/web', '__proto__/x', 'no/such']), { nil: undefined }),
  families: fc.subarray([...FAMILIES], { minLength: 1 }) as fc.Arbitrary<Family[]>,
});

/** Days at which the versions up to this one may have counted: the owner of a unit knows them before it makes a newer one. */
function daysOf(one: FactUnit, all: readonly FactUnit[]): number[] {
  return all.filter(({ id, version }) => id === one.id && version <= one.version).map(({ at }) => dayOf(Date.parse(at)));
}

/** A client whose process dies after so many scripts. */
function mortal(client: RedisClient): { client: RedisClient; live(scripts: number): void } {
  let left = Infinity;
  const proxy = new Proxy(client, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as unknown;
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (name === 'provCountFacts' && left-- <= 0) return Promise.reject(new Error('died'));
        return (value as (...all: unknown[]) => unknown).apply(target, args);
      };
    },
  });
  return { client: proxy, live: (scripts) => void (left = scripts) };
}

const plain = (sums: Sums) => Object.fromEntries([...sums].map(([group, tally]) => [`=${group}`, [...tally.entries()].sort()]));
/** Of equal versions the content is equal too, as their owner sees to. */
function agreeing(steps: readonly Step[]): Step[] {
  const seen = new Map<string, FactUnit>();
  return steps.map((one) => {
    if (one.do === 'rebuild') return one;
    const key = `${one.unit.id} ${one.unit.version}`;
    seen.set(key, seen.get(key) ?? one.unit);
    return { ...one, unit: seen.get(key)! };
  });
}
const wellFormed = (one: FactUnit): FactUnit => JSON.parse(JSON.stringify(one).replaceAll('\\ud800', '\ufffd')) as FactUnit;

describe('roll-ups in Redis', () => {
  let other: RedisClient;
  beforeAll(async () => {
    other = createRedis(real.url, 'store', () => undefined);
    await untilReady(other);
  });
  afterAll(() => other.disconnect());

  it('equal counting over the facts: repeated, replaced, late, cut off in the middle, rebuilt; by any group, at any edge', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.array(question, { minLength: 1, maxLength: 6 }), async (steps, questions) => {
        await real.redis.flushall();
        const naive = new InMemoryAnalyticsStore();
        const store = new RedisAnalyticsStore(real.redis);
        const { client, live } = mortal(other);
        const dying = new RedisAnalyticsStore(client);
        const agreed = agreeing(steps);
        const units = agreed.flatMap((one) => (one.do === 'rebuild' ? [] : [one.unit]));
        for (const one of agreed) {
          if (one.do === 'rebuild') {
            await store.rebuild();
            continue;
          }
          const counted = one.unit;
          const former = daysOf(counted, units);
          if (one.do === 'die') {
            live(one.after);
            await dying.count(counted, former).catch((error: Error) => expect(error.message).toBe('died'));
            live(Infinity);
          }
          const changed = await store.count(counted, former);
          if (one.do === 'count' && one.twice) expect(await store.count(counted, former)).toBe(false);
          const expected = await naive.count(wellFormed(counted));
          if (one.do === 'count') expect(changed).toBe(expected);
          // What was read before lies in the cache of the process now.
          await ask(store, questions[0]!);
        }
        for (const one of questions) expect(await ask(store, one)).toEqual(await ask(naive, one));
        const fresh = new RedisAnalyticsStore(real.redis);
        for (const one of questions) expect(await ask(fresh, one)).toEqual(await ask(naive, one));
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  async function ask(store: AnalyticsStore, { from, length, by, agent: only, repos, families }: typeof question extends fc.Arbitrary<infer T> ? T : never) {
    const window = { from, to: from + length };
    const narrowed = repos === undefined ? {} : { repos };
    const windows = [window, { from: window.from - DAY_MS, to: window.from }];
    const sums = await store.sums({ windows, families, by, ...(only === undefined ? {} : { agent: only }), ...narrowed });
    const latest = await store.latest({ window, agent: only ?? 'codex', ...narrowed, limit: 1_000 });
    return {
      sums: sums.map(plain),
      notes: (await store.notes(window, repos)).map((one) => JSON.stringify(Object.entries(one).sort())).sort(),
      repos: await store.repos(window),
      latest: latest.map(({ counters: found, ...rest }) => ({ ...rest, counters: Object.entries(found).sort() })),
    };
  }

  it('takes a fact back when it moves to another day, also when the earlier version comes later', async () => {
    await real.redis.flushall();
    const store = new RedisAnalyticsStore(real.redis);
    const first = START + 3 * HOUR_MS;
    const version = (at: number, revision: number): FactUnit => ({
      id: 'acme/shop#1', version: revision, at: new Date(at).toISOString(), repo: 'acme/shop', parts: [{ agent_id: 'codex', counters: { pull_requests: 1 } }],
    });
    await store.count(version(first + DAY_MS, 2), [dayOf(first)]);
    expect(await store.count(version(first, 1))).toBe(false);
    const [before, after] = await store.sums({ windows: [{ from: START, to: START + DAY_MS }, { from: START + DAY_MS, to: START + 2 * DAY_MS }], families: ['review'], by: 'agent' });
    expect([before!.size, after!.get('codex')!.get('pull_requests')]).toEqual([0, 1]);
  });

  it('lets whole days expire by the retention of facts, and counts nothing that is older', async () => {
    await real.redis.flushall();
    const store = new RedisAnalyticsStore(real.redis, { contents: 1, results: 1, facts: 86_400 });
    const of = (at: number): FactUnit => ({ id: `an_${at}`, version: 0, at: new Date(at).toISOString(), repo: 'acme/shop', parts: [{ agent_id: 'codex', counters: { lines: 1, 'file:a': 1 } }] });
    const today = dayOf(Date.now());
    expect(await store.count(of(today - 2 * DAY_MS))).toBe(false);
    expect(await store.count(of(today))).toBe(true);
    const keys = await real.redis.keys('*');
    expect(keys.length).toBeGreaterThan(8);
    const expiries = await Promise.all(keys.map((key) => real.redis.expiretime(key)));
    expect(new Set(expiries)).toEqual(new Set([(today + DAY_MS) / 1_000 + 86_400]));
  });

  it('makes sums again that were lost, from the facts', async () => {
    await real.redis.flushall();
    const store = new RedisAnalyticsStore(real.redis);
    await store.count({ id: 'an_1', version: 0, at: new Date(START + 1).toISOString(), repo: 'acme/shop', parts: [{ agent_id: 'codex', counters: { lines: 3 } }] });
    const sums = await real.redis.keys('*:day:*');
    await real.redis.del(...sums);
    expect(await store.rebuild()).toEqual({ units: 0, added: 0, shards: 2 });
    const [found] = await store.sums({ windows: [{ from: START, to: START + DAY_MS }], families: ['code'], by: 'agent' });
    expect(found!.get('codex')!.get('lines')).toBe(3);
  });
});
