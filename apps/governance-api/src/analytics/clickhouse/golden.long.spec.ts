import { DAY_MS, dayOf, deriveId, EVENT_SCHEMA_VERSION, HOUR_MS, reviewUnit, type ExportEvent, type FactUnit } from '@provenance/domain';
import { goldenContract } from '@provenance/store/golden-contract';
import { earlierLook, factOfReview, madeMonth, unitOfAnalysis, unitOfFinding, type Month } from '@provenance/store/made-month';
import { ClickHouseServer } from '../../clickhouse/clickhouse-server.ts';
import { ClickHouseEngine } from '../../clickhouse/engine.fixture.ts';
import { Schema } from '../../clickhouse/migrations.ts';
import { ClickHouseSink } from '../../export/sinks/clickhouse/clickhouse-sink.ts';
import { ClickHouseAnalyticsStore } from './clickhouse-analytics-store.ts';

const ANALYSES = 2_000;
const ROWS_AT_A_TIME = 500;
const SCHEMA = { database: 'provenance', table: 'analysis_events', retentionDays: 3_650 };

function rowOf(unit: FactUnit): ExportEvent {
  return {
    event_id: deriveId('ev', unit.id, String(unit.version)),
    event_type: unit.version === 0 ? 'analysis_metrics' : 'review_metrics',
    schema_version: EVENT_SCHEMA_VERSION, occurred_at: unit.at, repo: unit.repo, pr_number: '1', analysis_id: null, agent_id: null,
    payload: { fact: unit },
  };
}

/** Some of it twice, reviews and findings after an earlier look. */
function unitsOf({ from, analyses, reviews, findings }: Month): FactUnit[] {
  const once = analyses.map(unitOfAnalysis);
  const looks = reviews.flatMap((review) => [reviewUnit(factOfReview(earlierLook(review, from), review.at), review.at), reviewUnit(factOfReview(review, review.at), review.at + HOUR_MS)]);
  const lives = findings.flatMap((state) => [unitOfFinding({ ...state, status: 'open', changed_at: state.detected_at }), unitOfFinding(state)]);
  return [...once, ...once.filter((_, at) => at % 3 === 0), ...looks, ...lives];
}

let engine: ClickHouseEngine;
let server: ClickHouseServer;
let store: ClickHouseAnalyticsStore;
let month: Month;

beforeAll(async () => {
  engine = await ClickHouseEngine.start();
  server = await ClickHouseServer.open(engine);
  const schema = new Schema(server, SCHEMA);
  store = new ClickHouseAnalyticsStore(schema);
  const sink = new ClickHouseSink(schema);
  month = madeMonth(7, dayOf(Date.now()) - 40 * DAY_MS, ANALYSES);
  await store.repos({ from: 0, to: Date.now() });
  const rows = unitsOf(month).map(rowOf);
  for (let at = 0; at < rows.length; at += ROWS_AT_A_TIME) expect(await sink.write(rows.slice(at, at + ROWS_AT_A_TIME))).toEqual([]);
}, 120_000);

afterAll(async () => {
  await server.close();
  await engine.stop();
});

goldenContract(() => ({ store, month }));
