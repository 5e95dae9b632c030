import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SnowflakeEngine } from '../sinks/snowflake/engine.fixture.ts';
import { SqlApiStandIn } from '../sinks/snowflake/sql-api-stand-in.fixture.ts';
import { engineSurvivesFaults, type TriedEngine } from './faults.fixture.ts';
import { Line } from './line.fixture.ts';

const TABLE = readFileSync(resolve(import.meta.dirname, '../../../../../deploy/snowflake/events.sql'), 'utf8');

async function triedSnowflake(): Promise<TriedEngine> {
  const engine = new SnowflakeEngine();
  const api = new SqlApiStandIn((statement) => engine.run(statement));
  const line = await Line.to(await api.listen());
  const run = async (statement: string): Promise<(string | null)[][]> => {
    const outcome = await engine.run({ statement, database: 'ANALYTICS', schema: 'AGENTS' });
    if (!('rows' in outcome)) throw new Error(outcome.message);
    return outcome.rows;
  };
  /** ALTER does not know such a change of type. */
  const numberAs = async (cell: string): Promise<void> => {
    await run(`CREATE OR REPLACE TABLE analysis_events AS SELECT * REPLACE (${cell} AS pr_number) FROM analysis_events`);
  };
  await run(TABLE);
  return {
    config: { backend: 'snowflake', project: 'acme-tried', database: 'analytics', dataset: 'agents', warehouse: 'loading', password: api.token },
    origins: { 'https://acme-tried.snowflakecomputing.com': line.url },
    ids: async () => (await run('SELECT event_id FROM analysis_events')).map(([id]) => id!),
    away: () => line.cut(),
    back: () => line.mend(),
    slow: (ms) => void (line.delayMs = ms),
    spoil: () => numberAs('TRY_CAST(pr_number AS NUMBER)'),
    mend: () => numberAs('pr_number::STRING'),
    refusal: /^ev_\w+: Snowflake answered 422: \d+ 22\d+ .*draft/s,
    stop: async () => {
      await line.cut();
      api.close();
      await engine.stop();
      expect(api.violations).toEqual([]);
    },
  };
}

describe('Snowflake', () => {
  engineSurvivesFaults(triedSnowflake);
});
