import { BIGQUERY_DRIVER } from '../sinks/bigquery/bigquery-sink.ts';
import { BigQueryEmulator, driverEnv, driverUrl, PLACE } from '../sinks/bigquery/emulator.fixture.ts';
import { engineSurvivesFaults, type TriedEngine } from './faults.fixture.ts';
import { Line } from './line.fixture.ts';

const TABLE = `${PLACE.dataset}.${PLACE.table}`;

async function triedBigQuery(): Promise<TriedEngine> {
  const emulator = await BigQueryEmulator.start();
  const [line, client] = await Promise.all([Line.to(emulator.url), emulator.client()]);
  /** As Google says it for a change of type that ALTER does not know: the table made again by a query. */
  const numberAs = async (type: 'INT64' | 'STRING'): Promise<void> => {
    await client.query(`CREATE OR REPLACE TABLE ${TABLE} AS SELECT * REPLACE (SAFE_CAST(pr_number AS ${type}) AS pr_number) FROM ${TABLE}`);
  };
  return {
    config: { backend: 'bigquery', ...PLACE },
    env: driverEnv(line.url),
    drivers: { [BIGQUERY_DRIVER[0]]: driverUrl() },
    ids: async () => {
      const [rows] = await client.query(`SELECT event_id FROM ${TABLE} QUALIFY ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY occurred_at) = 1`);
      return rows.map(({ event_id }) => String(event_id));
    },
    away: () => line.cut(),
    back: () => line.mend(),
    slow: (ms) => void (line.delayMs = ms),
    spoil: () => numberAs('INT64'),
    mend: () => numberAs('STRING'),
    refusal: /Cannot convert value/,
    stop: async () => {
      await line.cut();
      await emulator.stop();
    },
  };
}

describe('BigQuery', () => {
  engineSurvivesFaults(triedBigQuery);
});
