import fc from 'fast-check';
import { DAY_MS, dayOf, FAMILIES, HOUR_MS, reviewUnit, stepsOf, type FactUnit, type Sums } from '@provenance/domain';
import { InMemoryAnalyticsStore } from '@provenance/store';
import { agreeing, ask, QUESTIONS, STEPS, wellFormed } from '@provenance/store/analytics-contract';
import { factOfReview, madeMonth, unitOfAnalysis, unitOfFinding } from '@provenance/store/made-month';
import { ClickHouseServer } from '../../clickhouse/clickhouse-server.ts';
import { Schema } from '../../clickhouse/migrations.ts';
import { ClickHouseAnalyticsStore } from './clickhouse-analytics-store.ts';
import { openFigures, rowOf, SCHEMA, type Figures } from './figures.fixture.ts';

const START_MS = 120_000;
const TABLES = ['analysis_events', 'fact_counters', 'fact_versions', 'fact_notes'];

describe('figures from ClickHouse', () => {
  let figures: Figures;
  let server: Figures['server'];
  let sink: Figures['sink'];
  let store: Figures['store'];

  beforeAll(async () => {
    figures = await openFigures();
    ({ server, sink, store } = figures);
    // Whoever asks first makes the schema.
    expect(await store.repos({ from: 0, to: Date.now() })).toEqual([]);
  }, START_MS);
  afterAll(() => figures.close());

  const clear = async (): Promise<void> => {
    for (const table of TABLES) await server.run(`TRUNCATE TABLE provenance.${table}`);
  };

  it('equal counting over the facts: repeated, replaced, late, rebuilt; by any group, at any edge', async () => {
    await fc.assert(
      fc.asyncProperty(STEPS, QUESTIONS, async (steps, questions) => {
        await clear();
        const naive = new InMemoryAnalyticsStore();
        for (const one of agreeing(steps)) {
          if (one.do === 'rebuild') {
            await store.rebuild();
            continue;
          }
          const rows = [rowOf(one.unit), rowOf(one.unit)];
          expect(await sink.write(one.do === 'count' && one.twice ? rows : rows.slice(1))).toEqual([]);
          // A process that died before the answer sends the row again.
          if (one.do === 'die') await sink.write(rows.slice(1));
          await naive.count(wellFormed(one.unit));
        }
        for (const one of questions) expect(await ask(store, one)).toEqual(await ask(naive, one));
      }),
      // Making a story that fails shorter takes minutes here.
      { numRuns: 40, endOnFailure: true },
    );
  }, 400_000);

  const plain = (sums: Sums) => [...sums].map(([group, tally]) => [group, [...tally.entries()].sort()] as const).sort(([a], [b]) => (a < b ? -1 : 1));

  it('of a made month equal counting over its facts, in series and after merges', async () => {
    await clear();
    const from = dayOf(Date.now()) - 40 * DAY_MS;
    const month = madeMonth(7, from, 500);
    const units = [
      ...month.analyses.map(unitOfAnalysis),
      ...month.reviews.flatMap((review) => [1, 2].map((version) => reviewUnit(factOfReview(review, review.at), version))),
      ...month.findings.flatMap((state) => [unitOfFinding({ ...state, status: 'open', changed_at: state.detected_at }), unitOfFinding(state)]),
    ];
    const naive = new InMemoryAnalyticsStore();
    for (const unit of units) await naive.count(unit);
    for (let at = 0; at < units.length; at += 200) expect(await sink.write(units.slice(at, at + 200).map(rowOf))).toEqual([]);
    const window = { from: from + 90_000, to: from + 29 * DAY_MS + 7 * HOUR_MS };
    const check = async (): Promise<void> => {
      for (const by of ['agent', 'repo'] as const) {
        for (const windows of [[window], stepsOf(window, '1d'), [{ from: window.from, to: window.from + DAY_MS }, { from: window.from + HOUR_MS, to: window.to }]]) {
          const [found, expected] = await Promise.all([store.sums({ windows, by, families: FAMILIES }), naive.sums({ windows, by, families: FAMILIES })]);
          expect(found.map(plain)).toEqual(expected.map(plain));
        }
      }
    };
    await check();
    for (const table of TABLES) await server.run(`OPTIMIZE TABLE provenance.${table} FINAL`);
    await check();
    for (const kind of ['analysis', 'pull_request'] as const) {
      const newest = { window, agent: 'codex', kind, limit: 5 };
      expect((await store.latest(newest)).map(({ id, at }) => [id, at])).toEqual((await naive.latest(newest)).map(({ id, at }) => [id, at]));
    }
  }, 120_000);

  it('makes facts again that were lost, from the rows', async () => {
    await clear();
    await sink.write([rowOf({ id: 'an_1', version: 0, at: new Date().toISOString(), repo: 'acme/shop', parts: [{ agent_id: 'codex', counters: { lines: 3 } }] })]);
    await server.run('TRUNCATE TABLE provenance.fact_counters');
    const window = { from: Date.now() - DAY_MS, to: Date.now() + DAY_MS };
    expect(await store.repos(window)).toEqual([]);
    expect(await store.rebuild()).toEqual({ units: 1, added: 1, shards: 0 });
    expect(await store.rebuild()).toEqual({ units: 1, added: 0, shards: 0 });
    expect(await store.repos(window)).toEqual(['acme/shop']);
  });

  it('end with the last whole day that is kept', async () => {
    await clear();
    const now = dayOf(Date.now()) + 5 * HOUR_MS;
    const short = { ...SCHEMA, retentionDays: 2 };
    const of = (at: number): FactUnit => ({ id: `an_${at}`, version: 0, at: new Date(at).toISOString(), repo: 'acme/shop', parts: [{ agent_id: 'codex', counters: { lines: 1 } }] });
    await sink.write([of(dayOf(now) - 2 * DAY_MS + HOUR_MS), of(dayOf(now) - DAY_MS), of(now)].map(rowOf));
    const brief = new ClickHouseAnalyticsStore(new Schema(server, short), () => now);
    const window = { from: now - 9 * DAY_MS, to: now + 1 };
    const [sums] = await brief.sums({ windows: [window], by: 'agent', families: ['code'] });
    expect(sums!.get('codex')!.get('lines')).toBe(2);
    expect(await brief.repos({ from: now - 9 * DAY_MS, to: now - 3 * DAY_MS })).toEqual([]);
  });

  it('counts nothing itself, and says that nobody answers', async () => {
    await expect(store.count()).resolves.toBe(false);
    const away = new ClickHouseAnalyticsStore(new Schema(await ClickHouseServer.open({ url: 'http://127.0.0.1:1' }), SCHEMA));
    await expect(away.repos({ from: 0, to: Date.now() })).rejects.toMatchObject({ code: 'store_unavailable' });
  });
});
