import { ClickHouseServer } from '../../clickhouse/clickhouse-server.ts';
import { ClickHouseEngine } from '../../clickhouse/engine.fixture.ts';
import { engineSurvivesFaults, type TriedEngine } from './faults.fixture.ts';
import { Line } from './line.fixture.ts';

const TABLE = 'provenance.analysis_events';

async function triedClickHouse(): Promise<TriedEngine> {
  const engine = await ClickHouseEngine.start();
  const [line, server] = await Promise.all([Line.to(engine.url), ClickHouseServer.open(engine)]);
  return {
    config: { backend: 'clickhouse', clickhouseUrl: line.url },
    ids: async () => (await server.rows<[string]>(`SELECT event_id FROM ${TABLE} FINAL`)).map(([id]) => id),
    away: () => line.cut(),
    back: () => line.mend(),
    slow: (ms) => void (line.delayMs = ms),
    spoil: () => server.run(`ALTER TABLE ${TABLE} ADD CONSTRAINT numbered CHECK match(pr_number, '^[0-9]+$')`),
    mend: () => server.run(`ALTER TABLE ${TABLE} DROP CONSTRAINT numbered`),
    refusal: /: VIOLATED_CONSTRAINT: .*`numbered`/s,
    stop: async () => {
      await line.cut();
      await server.close();
      await engine.stop();
    },
  };
}

describe('ClickHouse', () => {
  engineSurvivesFaults(triedClickHouse);
});
