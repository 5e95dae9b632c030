import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ExportEvent } from '@provenance/domain';
import { rowNamed } from '../../export.fixture.ts';
import { byAccessToken } from './credentials.ts';
import { SnowflakeEngine } from './engine.fixture.ts';
import { SnowflakeSink } from './snowflake-sink.ts';
import { SqlApiStandIn, type Outcome } from './sql-api-stand-in.fixture.ts';

const START_MS = 300_000;
const WHERE = { database: 'analytics', schema: 'agents', table: 'analysis_events' };
const TABLE = readFileSync(resolve(import.meta.dirname, '../../../../../../deploy/snowflake/events.sql'), 'utf8');

/** What the sink asks for is carried out, behind a stand-in for the interface. */
describe('Snowflake', () => {
  let engine: SnowflakeEngine;
  let api: SqlApiStandIn;
  let url: string;
  let sink: SnowflakeSink;

  beforeAll(async () => {
    engine = new SnowflakeEngine();
    await run(TABLE);
    api = new SqlApiStandIn((statement) => engine.run(statement));
    url = await api.listen();
    sink = new SnowflakeSink({ ...WHERE, url, warehouse: 'loading', authorize: byAccessToken(api.token), pollMs: 1 });
  }, START_MS);
  afterAll(async () => {
    api.close();
    await engine.stop();
    expect(api.violations).toEqual([]);
  });

  const run = async (statement: string): Promise<(string | null)[][]> => {
    const outcome: Outcome = await engine.run({ statement, database: 'ANALYTICS', schema: 'AGENTS' });
    if (!('rows' in outcome)) throw new Error(outcome.message);
    return outcome.rows;
  };
  const numbersIn = async (like: string): Promise<unknown[]> => (await run(`SELECT pr_number FROM analysis_events WHERE pr_number LIKE '${like}' ORDER BY pr_number`)).flat();

  it('has each row once, however often and in whatever company it comes', async () => {
    await expect(sink.write(['row 1', 'row 2'].map(rowNamed))).resolves.toEqual([]);
    await expect(sink.write(['row 2', 'row 3', 'row 3', 'row 1'].map(rowNamed))).resolves.toEqual([]);
    expect(await numbersIn('row %')).toEqual(['row 1', 'row 2', 'row 3']);
  });

  it('has every member of a row, and its payload as JSON', async () => {
    await sink.write([rowNamed('whole')]);
    const [row] = await run("SELECT event_id, event_type, schema_version, occurred_at, repo, pr_number, analysis_id, agent_id, payload:overridden[0].reviewer::STRING FROM analysis_events WHERE pr_number = 'whole'");
    const sent = rowNamed('whole');
    expect(row).toEqual([sent.event_id, sent.event_type, String(sent.schema_version), '2026-03-02 10:00:00+00:00', sent.repo, 'whole', null, sent.agent_id, 'coderabbitai']);
  });

  it('keeps any text as it came; half a surrogate pair becomes U+FFFD', async () => {
    const odd = { quotes: `it's "so" \\ \` $$ ? :1 %s`, statement: "'); DROP TABLE analysis_events; --", unicode: 'ünï\u2028\u{1f600}', lines: 'a\r\n\tb', empty: '', 'a "key"': 1 };
    const payload = { ...odd, nothing: null, list: [null, [], {}], numbers: [0, -1.5, 1e21, 9_007_199_254_740_991], yes: true };
    const row: ExportEvent = { ...rowNamed("o'dd"), repo: 'a"; --\u0027', agent_id: "''", analysis_id: null, payload: { ...payload, half: 'x\ud800' } };
    await expect(sink.write([row])).resolves.toEqual([]);
    const [[repo, agent, analysis, kept]] = (await run(`SELECT repo, agent_id, analysis_id, payload FROM analysis_events WHERE event_id = '${row.event_id}'`)) as [[string, string, null, string]];
    expect([repo, agent, analysis, JSON.parse(kept)]).toEqual([row.repo, row.agent_id, null, { ...payload, half: 'x\ufffd' }]);
  });

  it('refuses the rows that are to blame, and takes the others', async () => {
    const rows = Array.from({ length: 25 }, (_, at) => rowNamed(`batch ${at}`));
    rows[7] = { ...rows[7]!, occurred_at: 'never' };
    rows[20] = { ...rows[20]!, schema_version: 'one' as unknown as number };
    await expect(sink.write(rows)).resolves.toEqual([
      { event_id: rows[7].event_id, reason: expect.stringMatching(/^Snowflake answered 422: 100035 22007 .*"never"/) },
      { event_id: rows[20].event_id, reason: expect.stringMatching(/^Snowflake answered 422: \d+ 22\d+ .*'one'/) },
    ]);
    expect(await numbersIn('batch %')).toHaveLength(23);
  });

  it('has the rows of a statement that was still running, once also when it is asked for again', async () => {
    api.stillRunning = 2;
    await expect(sink.write([rowNamed('slow')])).resolves.toEqual([]);
    api.stillRunning = 0;
    await expect(sink.write([rowNamed('slow')])).resolves.toEqual([]);
    expect(await numbersIn('slow')).toEqual(['slow']);
  });

  // Not more: the engine copies the whole batch beside each of its rows.
  it('takes 500 rows together', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => rowNamed(`many ${at}`));
    await expect(sink.write(rows)).resolves.toEqual([]);
    expect(await run("SELECT COUNT(*), COUNT(DISTINCT event_id) FROM analysis_events WHERE pr_number LIKE 'many %'")).toEqual([['500', '500']]);
  });

  it('without the table takes nothing now, and refuses nothing', async () => {
    const elsewhere = new SnowflakeSink({ ...WHERE, table: 'no_such; "table', url, warehouse: 'loading', authorize: byAccessToken(api.token) });
    await expect(elsewhere.write([rowNamed('nowhere')])).rejects.toThrow(/^Snowflake answered 422: 002003 42S02/);
  });
});
