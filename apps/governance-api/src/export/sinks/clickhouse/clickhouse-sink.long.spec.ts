import type { ExportEvent } from '@provenance/domain';
import { ClickHouseServer } from '../../../clickhouse/clickhouse-server.ts';
import { ClickHouseEngine } from '../../../clickhouse/engine.fixture.ts';
import { migrate, readMigrations } from '../../../clickhouse/migrations.ts';
import { rowNamed } from '../../export.fixture.ts';
import { ClickHouseSink, ROW_FAULTS } from './clickhouse-sink.ts';

const START_MS = 120_000;
const SCHEMA = { database: 'provenance', table: 'analysis_events', retentionDays: 3_650 };

describe('ClickHouse', () => {
  let engine: ClickHouseEngine;
  let server: ClickHouseServer;
  let sink: ClickHouseSink;

  beforeAll(async () => {
    engine = await ClickHouseEngine.start();
    server = await ClickHouseServer.open(engine);
    sink = await ClickHouseSink.open({ ...engine, ...SCHEMA });
  }, START_MS);
  afterAll(async () => {
    await sink.close();
    await server.close();
    await engine.stop();
  });

  const idsIn = async (where = '1'): Promise<string[]> => (await server.rows<[string]>(`SELECT event_id FROM provenance.analysis_events FINAL WHERE ${where} ORDER BY event_id`)).map(([id]) => id);

  it('has each row once, however often it comes', async () => {
    const rows = ['1', '2', '3'].map(rowNamed);
    await expect(sink.write(rows)).resolves.toEqual([]);
    await expect(sink.write([rows[1]!, rows[1]!, rows[2]!])).resolves.toEqual([]);
    expect(await idsIn()).toEqual(rows.map(({ event_id }) => event_id).sort());
    const [row] = await server.rows(`SELECT event_type, schema_version, occurred_at, repo, pr_number, analysis_id, agent_id, payload FROM provenance.analysis_events FINAL WHERE pr_number = '1'`);
    expect(row).toEqual(['review_override_alert', 1, '2026-03-02 10:00:00.000', 'acme/shop', '1', null, 'codex', JSON.stringify(rows[0]!.payload)]);
  });

  it('refuses the rows that are to blame, and takes the others', async () => {
    const rows = Array.from({ length: 25 }, (_, at) => rowNamed(`batch ${at}`));
    rows[7] = { ...rows[7]!, occurred_at: 'never' };
    rows[20] = { ...rows[20]!, schema_version: 'one' as unknown as number };
    const refused = await sink.write(rows);
    expect(refused).toEqual([
      { event_id: rows[7].event_id, reason: expect.stringMatching(/^CANNOT_PARSE_DATETIME: /) },
      { event_id: rows[20].event_id, reason: expect.stringMatching(/^CANNOT_PARSE_|^INCORRECT_DATA/) },
    ]);
    expect(await idsIn(`pr_number LIKE 'batch %'`)).toHaveLength(23);
  });

  it('keeps any text, also half a surrogate pair, and the facts with it', async () => {
    const counters = { lines: 2, 'file:\ud800': 1, 'file:\udbff': 2, __proto__: 0, "file:it's \\ \n`": 4 };
    Object.defineProperty(counters, '__proto__', { value: 3, enumerable: true });
    const fact = { id: 'an_x', version: 0, at: '2026-11-02T10:00:00.001Z', repo: 'acme/shop', parts: [{ agent_id: "o'\ud83d\ude00", counters }] };
    const row: ExportEvent = { ...rowNamed('odd'), event_type: 'analysis_metrics', repo: 'a\ud800b', payload: { fact } };
    await expect(sink.write([row])).resolves.toEqual([]);
    expect(await server.rows(`SELECT head, toString(at), name, value, agent_id FROM provenance.fact_counters FINAL WHERE id = 'an_x' ORDER BY name`)).toEqual([
      ['__proto__', '2026-11-02 10:00:00.001', '__proto__', 3, "o'😀"],
      ['file', '2026-11-02 10:00:00.001', "file:it's \\ \n`", 4, "o'😀"],
      ['file', '2026-11-02 10:00:00.001', 'file:\ufffd', 3, "o'😀"],
      ['lines', '2026-11-02 10:00:00.001', 'lines', 2, "o'😀"],
    ]);
    expect(await idsIn(`repo = 'a\ufffdb'`)).toEqual([row.event_id]);
  });

  it('has views of findings and reviews', async () => {
    const finding: ExportEvent = { ...rowNamed('f'), event_type: 'finding_opened', payload: { fingerprint: 'fp', rule_key: 'sql', category: 'sqli', severity: 'high', file_path: 'a.py', detected_at: '2026-03-02T09:00:00.000Z' } };
    await sink.write([finding]);
    expect(await server.rows(`SELECT change, category, severity, file_path, toString(detected_at), actor FROM provenance.findings`)).toEqual([['opened', 'sqli', 'high', 'a.py', '2026-03-02 09:00:00.000', '']]);
    expect((await server.rows(`SELECT event_id FROM provenance.review_events WHERE pr_number = '1'`))).toHaveLength(1);
  });

  it('names faults as the engine does', async () => {
    const codes = [...ROW_FAULTS.keys()];
    expect(await server.rows(`SELECT ${codes.map((code) => `errorCodeToName(${code})`).join(', ')}`)).toEqual([[...ROW_FAULTS.values()]]);
  });

  it('is set up once, by whoever comes first, and again when the retention is another', async () => {
    await Promise.all([migrate(server, SCHEMA), migrate(server, SCHEMA)]);
    expect(await server.rows('SELECT version, name FROM provenance.schema_migrations FINAL ORDER BY version')).toEqual(readMigrations().map(({ version, name }) => [version, name]));
    await migrate(server, { ...SCHEMA, retentionDays: 3_000 });
    for (const table of ['analysis_events', 'fact_counters', 'fact_versions', 'fact_notes']) {
      expect((await server.rows<[string]>(`SHOW CREATE TABLE provenance.${table}`))[0]![0]).toContain('toIntervalDay(3000)');
    }
    const [first, ...rest] = readMigrations();
    await expect(migrate(server, SCHEMA, [{ ...first!, sha256: 'other' }, ...rest])).rejects.toThrow('001_events.sql is not the file that ClickHouse was set up with');
    const added = { version: 3, name: 'more', sha256: 'x', statements: ['ALTER TABLE {events} ADD COLUMN IF NOT EXISTS extra String'] };
    await migrate(server, SCHEMA, [first!, ...rest, added]);
    expect(await server.rows('SELECT max(version) FROM provenance.schema_migrations')).toEqual([[3]]);
    await expect(sink.write([rowNamed('later')])).resolves.toEqual([]);
  });

  it('goes on where a set-up was cut off in the middle', async () => {
    const other = { ...SCHEMA, database: 'cut_off', table: 'elsewhere.rows' };
    await server.run('CREATE DATABASE elsewhere');
    const [first, second] = readMigrations() as [ReturnType<typeof readMigrations>[number], ReturnType<typeof readMigrations>[number]];
    await expect(migrate(server, other, [first, { ...second, statements: [...second.statements.slice(0, 2), 'SELECT * FROM nowhere.nothing'] }])).rejects.toThrow(/nowhere/);
    await migrate(server, other);
    expect(await server.rows("SELECT count() FROM system.tables WHERE database = 'cut_off' AND name LIKE 'fact_%'")).toEqual([[6]]);
    expect(await server.rows("SELECT count() FROM elsewhere.rows")).toEqual([[0]]);
  });
});
