import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import fc from 'fast-check';
import { rowNamed } from '../export/export.fixture.ts';
import { ClickHouseSink } from '../export/sinks/clickhouse/clickhouse-sink.ts';
import { eventRow } from '../export/sinks/event-row.ts';
import { ClickHouseServer } from './clickhouse-server.ts';
import { readMigrations } from './migrations.ts';
import { identifier, momentLiteral, tableName, textList, textLiteral, wholeNumber } from './sql-text.ts';

describe('text in SQL', () => {
  it('is one literal, whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => {
      const literal = textLiteral(value);
      const [, inner] = /^'((?:[^'\\\0]|\\.)*)'$/su.exec(literal) ?? [];
      expect(inner?.replaceAll(/\\(.)/gsu, (_, character: string) => (character === '0' ? '\0' : character))).toBe(value.toWellFormed());
    }));
  });

  it.each([
    ["it's \\ \0", "'it\\'s \\\\ \\0'"],
    ['\ud800', "'\ufffd'"],
    ["') OR 1 --", "'\\') OR 1 --'"],
  ])('%j is %s', (value, literal) => {
    expect(textLiteral(value)).toBe(literal);
  });

  it('has names in backquotes, and of tables in their database', () => {
    expect([identifier('a`b\\'), tableName('p', 't'), tableName('p', 'q.t')]).toEqual(['`a\\`b\\\\`', '`p`.`t`', '`q`.`t`']);
  });

  it('takes whole numbers and lists that hold something alone', () => {
    expect([momentLiteral(1_700_000_000_123), textList(['a', "b'"])]).toEqual(["fromUnixTimestamp64Milli(toInt64(1700000000123), 'UTC')", "('a', 'b\\'')"]);
    expect(() => wholeNumber(1.5)).toThrow(RangeError);
    expect(() => momentLiteral(Number.NaN)).toThrow(RangeError);
    expect(() => textList([])).toThrow(RangeError);
  });
});

describe('migrations', () => {
  it('are numbered without a gap, and each statement can run again', () => {
    const migrations = readMigrations();
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, at) => at + 1));
    for (const statement of migrations.flatMap(({ statements }) => statements)) {
      expect(statement).toMatch(/^(CREATE (TABLE|MATERIALIZED VIEW) IF NOT EXISTS|CREATE OR REPLACE VIEW|ALTER TABLE .* IF (NOT )?EXISTS) /);
      expect(statement.match(/\{\w+\}/g)?.every((place) => ['{events}', '{database}', '{retention_days}'].includes(place))).toBe(true);
    }
  });

  it('are read in order, without comments', () => {
    const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
    writeFileSync(join(folder, '002_b.sql'), '-- why; not;\nB 1;\n\nB 2\n  -- no;\n  x;\n');
    writeFileSync(join(folder, '001_a_a.sql'), 'A');
    writeFileSync(join(folder, 'readme.md'), 'no');
    expect(readMigrations(folder).map(({ version, name, statements }) => [version, name, statements])).toEqual([[1, 'a_a', ['A']], [2, 'b', ['B 1', 'B 2\n  x']]]);
    rmSync(folder, { recursive: true });
  });
});

it('has text for a payload, in which names that become one are one', () => {
  const payload = { fact: { parts: [{ counters: { 'file:\ud800': 1, 'file:\udfff': 2, lines: 3 } }], note: null, on: true } };
  expect(JSON.parse(eventRow({ ...rowNamed('1'), payload }).payload)).toEqual({ fact: { parts: [{ counters: { 'file:\ufffd': 3, lines: 3 } }], note: null, on: true } });
});

/** Answers as ClickHouse's HTTP side does (clickhouse.com/docs/interfaces/http); what a real engine says is in the long tests. */
describe('a ClickHouse that is away, or says no', () => {
  let http: Server;
  let url: string;
  let asked: string[];
  let answer: (query: string, body: string) => [status: number, body: string];
  let ownHeaders: Record<string, string>;

  beforeEach(async () => {
    asked = [];
    ownHeaders = { 'x-clickhouse-query-id': 'of the server' };
    http = createServer((request, response) => {
      const query = new URL(request.url!, 'http://x').searchParams.get('query') ?? '';
      void text(request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request).then((body) => {
        asked.push(query || body);
        const [status, said] = answer(query || body, body);
        response.writeHead(status, ownHeaders).end(said);
      });
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    http.closeAllConnections();
    http.close();
  });

  const SCHEMA = { database: 'provenance', table: 'analysis_events', retentionDays: 10 };
  /** Everything is applied already. */
  const applied = readMigrations().map(({ version, sha256 }) => `${JSON.stringify([version, sha256])}\n`).join('');
  const settled = (query: string): [number, string] => [200, query.startsWith('SELECT version') ? applied : ''];

  it('takes nothing while it is away, and the rows come again', async () => {
    const sink = await ClickHouseSink.open({ url, ...SCHEMA });
    answer = () => [503, 'try later'];
    await expect(sink.write([rowNamed('1')])).rejects.toThrow();
    answer = settled;
    await expect(sink.write([rowNamed('1')])).resolves.toEqual([]);
    expect(asked.filter((query) => query.startsWith('INSERT'))).toEqual(['INSERT INTO `provenance`.`analysis_events` FORMAT JSONEachRow']);
    await sink.close();
  });

  it.each(['<html>login</html>', ''])('takes nothing where somebody else answers "%s" with a success', async (page) => {
    const sink = await ClickHouseSink.open({ url, ...SCHEMA });
    answer = settled;
    await sink.write([rowNamed('1')]);
    [answer, ownHeaders] = [() => [200, page], { 'content-type': 'text/html' }];
    await expect(sink.write([rowNamed('2')])).rejects.toThrow("ClickHouse answered 200 with what is no answer of its kind: no header of ClickHouse's own, content-type text/html");
    await sink.close();
    const fresh = await ClickHouseSink.open({ url, ...SCHEMA });
    await expect(fresh.write([rowNamed('2')])).rejects.toThrow('ClickHouse answered 200');
    await fresh.close();
  });

  it('changes no table once everything is applied', async () => {
    const sink = await ClickHouseSink.open({ url, ...SCHEMA });
    answer = settled;
    await sink.write([rowNamed('1')]);
    await sink.write([rowNamed('2')]);
    expect(asked.filter((query) => /^(CREATE|ALTER|DROP)/.test(query))).toEqual([]);
    expect(asked.filter((query) => query.startsWith('SELECT version'))).toHaveLength(1);
    await sink.close();
  });

  it('tells a row that is to blame from a server that is', async () => {
    const sink = await ClickHouseSink.open({ url, ...SCHEMA });
    answer = (query, body) => (query.startsWith('INSERT') && body.includes('"bad"') ? [400, `Code: 27. DB::Exception: Cannot parse input (MEMORY_LIMIT_EXCEEDED) of a row. (CANNOT_PARSE_INPUT_ASSERTION_FAILED)`] : settled(query));
    const rows = ['1', '2', 'bad', '4'].map(rowNamed);
    expect(await sink.write(rows)).toEqual([{ event_id: rows[2]!.event_id, reason: expect.stringMatching(/^CANNOT_PARSE_INPUT_ASSERTION_FAILED: /) }]);
    answer = (query, body) => (query.startsWith('INSERT') && body.includes('"bad"') ? [413, '<html><title>413 Request Entity Too Large</title></html>'] : settled(query));
    expect(await sink.write(rows)).toEqual([{ event_id: rows[2]!.event_id, reason: expect.stringContaining('413') }]);
    answer = (query) => (query.startsWith('INSERT') ? [500, 'Code: 241. DB::Exception: Memory limit (CANNOT_PARSE_DATETIME) exceeded. (MEMORY_LIMIT_EXCEEDED)'] : settled(query));
    await expect(sink.write(rows)).rejects.toThrow(/Memory limit/);
    await sink.close();
  });

  it('cannot be opened by an address that is none, and says which variable', async () => {
    await expect(ClickHouseServer.open({ url: 'nowhere' })).rejects.toThrow(/PROVENANCE_CLICKHOUSE_URL cannot be used/);
  });
});
