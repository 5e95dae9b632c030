import fc from 'fast-check';
import { codeUnit, deriveId, waitingStages, type CodeFact } from '@provenance/domain';
import { RedisAnalysisStore } from '../analysis/redis-analysis-store.ts';
import { createRedis, untilReady, type RedisClient } from '../connection/create-redis.ts';
import { useRedis } from '../connection/server.fixture.ts';
import { RedisOpenLedger } from '../ledger/redis-open-ledger.ts';
import { agreeing, ask, daysOf, QUESTIONS, START, STEPS, wellFormed } from './analytics-contract.fixture.ts';
import { InMemoryAnalyticsStore } from './in-memory-analytics-store.ts';
import { mortal } from './mortal-client.fixture.ts';
import { RedisAnalyticsStore } from './redis-analytics-store.ts';

const real = useRedis();

describe('a rebuild of the roll-ups', () => {
  let other: RedisClient;
  beforeAll(async () => {
    other = createRedis(real.url, 'store', () => undefined);
    await untilReady(other);
  });
  afterAll(() => other.disconnect());

  it('gives the same numbers while others count, killed at any step and begun again', async () => {
    const { client, live } = mortal(other, ['provRebuildHour', 'provRebuildDay', 'provCountFacts']);
    await fc.assert(
      fc.asyncProperty(STEPS, fc.nat(10), fc.nat(120), QUESTIONS, async (steps, before, scripts, questions) => {
        await real.redis.flushall();
        live(scripts);
        const [naive, store, dying] = [new InMemoryAnalyticsStore(), new RedisAnalyticsStore(real.redis), new RedisAnalyticsStore(client)];
        const units = agreeing(steps).flatMap((one) => (one.do === 'rebuild' ? [] : [one.unit]));
        for (const unit of units) await naive.count(wellFormed(unit));
        const count = async (some: typeof units): Promise<void> => {
          for (const unit of some) await store.count(unit, daysOf(unit, units));
        };
        await count(units.slice(0, before));
        const killed = dying.rebuild().then(() => undefined, (error: Error) => expect(error.message).toBe('died'));
        await Promise.all([killed, count(units.slice(before)), store.rebuild()]);
        for (const one of questions) expect(await ask(store, one)).toEqual(await ask(naive, one));
        await store.rebuild();
        const fresh = new RedisAnalyticsStore(real.redis);
        for (const one of questions) expect(await ask(fresh, one)).toEqual(await ask(naive, one));
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('misses no analysis that ends while it runs', async () => {
    await real.redis.flushall();
    const [store, analyses] = [new RedisAnalyticsStore(real.redis), new RedisAnalysisStore(real.redis, new RedisOpenLedger(real.redis))];
    const at = new Date(START + 1).toISOString();
    const end = async (number: number): Promise<void> => {
      const analysis_id = deriveId('an', String(number));
      const facts: CodeFact[] = [{ analysis_id, repo: 'acme/shop', agent_id: 'codex', at, counters: { lines: 1 } }];
      const record = { analysis_id, status: 'received' as const, repo: 'acme/shop', pr_number: '1', base_sha: 'a', head_sha: 'b', created_at: at, updated_at: at, body_sha256: 'x', line_count: 1, has_files: true, stages: waitingStages() };
      await analyses.accept({ record, body: Buffer.from('{}') });
      await analyses.complete(analysis_id, at, { findings_total: 0, facts });
      await store.count(codeUnit(facts)!);
    };
    const rest = async (): Promise<void> => {
      for (let number = 50; number < 100; number += 1) await end(number);
    };
    for (let number = 0; number < 50; number += 1) await end(number);
    await Promise.all([rest(), store.rebuild(), store.rebuild()]);
    const [sums] = await store.sums({ windows: [{ from: START, to: START + 2 }], families: ['code'], by: 'agent' });
    expect(sums!.get('codex')!.get('lines')).toBe(100);
  });
});
