import { deriveId, EVENT_SCHEMA_VERSION, type ExportEvent, type FactUnit } from '@provenance/domain';
import { ClickHouseServer } from '../../clickhouse/clickhouse-server.ts';
import { ClickHouseEngine } from '../../clickhouse/engine.fixture.ts';
import { Schema } from '../../clickhouse/migrations.ts';
import { ClickHouseSink } from '../../export/sinks/clickhouse/clickhouse-sink.ts';
import { ClickHouseAnalyticsStore } from './clickhouse-analytics-store.ts';

export const SCHEMA = { database: 'provenance', table: 'analysis_events', retentionDays: 3_650 };

export interface Figures {
  server: ClickHouseServer;
  sink: ClickHouseSink;
  store: ClickHouseAnalyticsStore;
  close(): Promise<void>;
}

/** An engine of its own, the sink that writes rows into it, and the store that answers from them. */
export async function openFigures(): Promise<Figures> {
  const engine = await ClickHouseEngine.start();
  const server = await ClickHouseServer.open(engine);
  const schema = new Schema(server, SCHEMA);
  return {
    server,
    sink: new ClickHouseSink(schema),
    store: new ClickHouseAnalyticsStore(schema),
    async close() {
      await server.close();
      await engine.stop();
    },
  };
}

/** The row that brings a fact. */
export function rowOf(unit: FactUnit): ExportEvent {
  return {
    event_id: deriveId('ev', unit.id, String(unit.version)),
    event_type: unit.version === 0 ? 'analysis_metrics' : 'review_metrics',
    schema_version: EVENT_SCHEMA_VERSION,
    occurred_at: unit.at,
    repo: unit.repo,
    pr_number: '1',
    analysis_id: null,
    agent_id: null,
    payload: { fact: unit },
  };
}
