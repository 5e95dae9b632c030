import fc from 'fast-check';
import { DAY_MS, HOUR_MS } from '@provenance/domain';
import { useRedis } from '../connection/server.fixture.ts';
import { agreeing, ask, daysOf, QUESTIONS, START, STEPS, wellFormed } from './analytics-contract.fixture.ts';
import { InMemoryAnalyticsStore } from './in-memory-analytics-store.ts';
import { RedisAnalyticsStore } from './redis-analytics-store.ts';

const real = useRedis();

const DAYS_KEPT = 30;
const RETENTION = { contents: 1, results: 1, facts: (DAYS_KEPT * DAY_MS) / 1_000 };
/** From here on one day of a story after the other is over. All of them are to come for the server, which lets nothing go by itself. */
const FIRST_END = START + (DAYS_KEPT + 1) * DAY_MS;
/** Hours that go by before each step. */
const PAUSES = fc.array(fc.constantFrom(0, 0, 0, 1, 10, 24, 60), { minLength: 25, maxLength: 25 });

/** Lets go of what the server would have let go of by then: the times that stand on the keys are its own. */
async function untilThen(now: number): Promise<void> {
  for (const key of await real.redis.keys('*')) {
    const end = await real.redis.expiretime(key);
    expect(end).toBeGreaterThan(0);
    if (end * 1_000 <= now) await real.redis.del(key);
  }
}

it('roll-ups whose days expire equal counting over the facts that are kept: repeated, replaced, late, rebuilt', async () => {
  let wentBy = 0;
  await fc.assert(
    fc.asyncProperty(STEPS, PAUSES, QUESTIONS, async (steps, pauses, questions) => {
      await real.redis.flushall();
      let now = FIRST_END - 12 * HOUR_MS;
      const naive = new InMemoryAnalyticsStore(RETENTION, () => now);
      const store = new RedisAnalyticsStore(real.redis, RETENTION, () => now);
      const agreed = agreeing(steps);
      const units = agreed.flatMap((one) => (one.do === 'rebuild' ? [] : [one.unit]));
      for (const [at, one] of agreed.entries()) {
        now += pauses[at]! * HOUR_MS;
        await untilThen(now);
        if (one.do === 'rebuild') await store.rebuild();
        else expect(await store.count(one.unit, daysOf(one.unit, units))).toBe(await naive.count(wellFormed(one.unit)));
        expect(await ask(store, questions[0]!)).toEqual(await ask(naive, questions[0]!));
      }
      if (now > FIRST_END && units.length > 3) wentBy += 1;
      for (const asked of [store, new RedisAnalyticsStore(real.redis, RETENTION, () => now)]) {
        for (const one of questions) expect(await ask(asked, one)).toEqual(await ask(naive, one));
      }
      await untilThen(FIRST_END + 3 * DAY_MS);
      expect(await real.redis.dbsize()).toBe(0);
    }),
    { numRuns: 60 },
  );
  // Of most stories a day was over before they ended.
  expect(wentBy).toBeGreaterThan(20);
}, 120_000);
