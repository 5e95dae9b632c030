import fc from 'fast-check';
import { DAY_MS, dayOf, deriveId, HOUR_MS, waitingStages, type FactUnit } from '@provenance/domain';
import { RedisAnalysisStore } from '../analysis/redis-analysis-store.ts';
import { createRedis, untilReady, type RedisClient } from '../connection/create-redis.ts';
import { useRedis } from '../connection/server.fixture.ts';
import { RedisOpenLedger } from '../ledger/redis-open-ledger.ts';
import { agreeing, ask, daysOf, QUESTIONS, START, STEPS, wellFormed } from './analytics-contract.fixture.ts';
import { InMemoryAnalyticsStore } from './in-memory-analytics-store.ts';
import { mortal } from './mortal-client.fixture.ts';
import { RedisAnalyticsStore } from './redis-analytics-store.ts';

const real = useRedis();

describe('roll-ups in Redis', () => {
  let other: RedisClient;
  beforeAll(async () => {
    other = createRedis(real.url, 'store', () => undefined);
    await untilReady(other);
  });
  afterAll(() => other.disconnect());

  it('equal counting over the facts: repeated, replaced, late, cut off in the middle, rebuilt; by any group, at any edge', async () => {
    await fc.assert(
      fc.asyncProperty(STEPS, QUESTIONS, async (steps, questions) => {
        await real.redis.flushall();
        const naive = new InMemoryAnalyticsStore();
        const store = new RedisAnalyticsStore(real.redis);
        const { client, live } = mortal(other, ['provCountFacts']);
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
            await ask(store, questions[0]!);
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

  it('counts in all repositories last: what was kept of one before the repeat of a count is not answered after it', async () => {
    await real.redis.flushall();
    const { client, live } = mortal(other, ['provCountFacts']);
    const [store, dying] = [new RedisAnalyticsStore(real.redis), new RedisAnalyticsStore(client)];
    const unit: FactUnit = { id: 'an_1', version: 0, at: new Date(START + 1).toISOString(), repo: 'acme/shop', parts: [{ agent_id: 'codex', counters: { lines: 3 } }] };
    const linesIn = async (repos: string[]): Promise<number | undefined> =>
      (await store.sums({ windows: [{ from: START, to: START + DAY_MS }], families: ['code'], by: 'agent', repos }))[0]!.get('codex')?.get('lines');
    live(1);
    await expect(dying.count(unit)).rejects.toThrow('died');
    await linesIn(['acme/shop']);
    expect(await store.count(unit)).toBe(true);
    expect(await linesIn(['acme/shop'])).toBe(3);
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

  it('counts an analysis that was run again once, also when all is made again from what the analyses keep', async () => {
    await real.redis.flushall();
    const [store, analyses] = [new RedisAnalyticsStore(real.redis), new RedisAnalysisStore(real.redis, new RedisOpenLedger(real.redis))];
    const at = new Date(START + 1).toISOString();
    const names = Array.from({ length: 10 }, (_, number) => [deriveId('an', 'first', String(number)), deriveId('an', 'again', String(number))] as const);
    for (const [first, again] of names) {
      for (const [analysis_id, lines] of [[first, 3], [again, 5]] as const) {
        const record = { analysis_id, status: 'received' as const, repo: 'acme/shop', pr_number: '1', base_sha: 'a', head_sha: 'b', created_at: at, updated_at: at, body_sha256: 'x', line_count: 1, has_files: true, stages: waitingStages() };
        const facts = [{ analysis_id, repo: 'acme/shop', agent_id: 'codex', at, counters: { lines }, ...(analysis_id === again && { replaces: { first, version: 1 } }) }];
        await analyses.accept({ record, body: Buffer.from('{}') });
        await analyses.complete(analysis_id, at, { findings_total: 0, facts });
      }
    }
    const linesNow = async (): Promise<number | undefined> => (await store.sums({ windows: [{ from: START, to: START + DAY_MS }], families: ['code'], by: 'agent' }))[0]?.get('codex')?.get('lines');
    expect(await store.rebuild()).toMatchObject({ units: 20 });
    expect(await linesNow()).toBe(50);
    expect(await store.rebuild()).toMatchObject({ units: 20, added: 0 });
    expect(await linesNow()).toBe(50);
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

  describe('a window up to now', () => {
    const of = (id: string, at: number): FactUnit => ({ id, version: 0, at: new Date(at).toISOString(), repo: 'acme/shop', parts: [{ agent_id: 'codex', counters: { lines: 1 } }] });
    const now = START + 3 * DAY_MS + 5 * HOUR_MS + 60_000;
    const lines = async (store: RedisAnalyticsStore, from: number, to: number): Promise<number> => {
      const [sums] = await store.sums({ windows: [{ from, to }], families: ['code'], by: 'agent' });
      return sums!.get('codex')?.get('lines') ?? 0;
    };
    /** Hears the name of every hash that is read, before it is read. */
    const watched = (onRead: (key: string) => Promise<unknown> | void): RedisClient =>
      new Proxy(real.redis, {
        get(target, name) {
          const value = Reflect.get(target, name, target) as unknown;
          if (typeof value !== 'function') return value;
          if (name !== 'hgetallBuffer') return value.bind(target) as unknown;
          return async (key: string) => {
            await onRead(key);
            return target.hgetallBuffer(key);
          };
        },
      });

    beforeEach(async () => {
      await real.redis.flushall();
      const store = new RedisAnalyticsStore(real.redis);
      for (const [at, moment] of [now - DAY_MS, now - 2 * HOUR_MS, now - 1].entries()) await store.count(of(`an_${at}`, moment));
    });

    it('takes the sums of its last day, and of a last part of a day those of its hours: no fact of the last hour is read', async () => {
      const read: string[] = [];
      const store = new RedisAnalyticsStore(watched((key) => void read.push(key)));
      expect([await lines(store, now - DAY_MS, now), await lines(store, now - 2 * HOUR_MS - 60_000, now), await lines(store, START + 3 * DAY_MS, now - 1)]).toEqual([3, 2, 1]);
      expect(read.filter((key) => key.includes(':facts:'))).toHaveLength(2);
    });

    it('asks for nothing but versions when it is asked again, and for one week when a day of it has changed', async () => {
      const read: string[] = [];
      const [store, other] = [new RedisAnalyticsStore(watched((key) => void read.push(key))), new RedisAnalyticsStore(real.redis)];
      const from = START - 30 * DAY_MS;
      for (let at = from; at < now; at += DAY_MS) await other.count(of(`an_${at}`, at));
      const before = await lines(store, from, now);
      const days = read.splice(0).length;
      expect([await lines(store, from, now + 1), read.splice(0)]).toEqual([before, []]);
      await other.count(of('an_more', from + 10 * DAY_MS));
      expect(await lines(store, from, now + 1)).toBe(before + 1);
      expect(days).toBeGreaterThan(30);
      expect(read.length).toBe(7);
    });

    it('holds nothing that came in later, while its sums were read', async () => {
      const other = new RedisAnalyticsStore(real.redis);
      let late = 0;
      const store = new RedisAnalyticsStore(watched((key) => (key.includes(':day:') && late === 0 ? other.count(of(`an_late_${(late += 1)}`, now + 5)) : undefined)));
      expect(await lines(store, START + 3 * DAY_MS, now)).toBe(2);
      expect([late, await lines(store, START + 3 * DAY_MS, now), await lines(store, START + 3 * DAY_MS, now + 6)]).toEqual([1, 2, 3]);
    });
  });
});
