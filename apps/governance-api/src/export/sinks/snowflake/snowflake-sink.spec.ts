import { generateKeyPairSync, createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportEvent } from '@provenance/domain';
import { loadConfig } from '@provenance/service';
import { ExportConfig } from '../../export.config.ts';
import { rowNamed } from '../../export.fixture.ts';
import { byAccessToken, byKeyPair, readPrivateKey } from './credentials.ts';
import { SnowflakeSink, type SnowflakeOptions } from './snowflake-sink.ts';
import { SqlApiStandIn, type Outcome, type Statement } from './sql-api-stand-in.fixture.ts';

const HANDLE = '01b2c3d4-0000-4000-8000-000000000099';

describe('Snowflake', () => {
  let api: SqlApiStandIn;
  let url: string;
  /** What was carried out. */
  let done: Statement[];
  let outcome: (rows: ExportEvent[]) => Outcome;

  beforeEach(async () => {
    [done, outcome] = [[], () => ({ rows: [] })];
    api = new SqlApiStandIn(async (statement) => {
      done.push(statement);
      return outcome(rowsOf(statement));
    });
    url = await api.listen();
  });
  afterEach(() => {
    api.close();
    expect(api.violations).toEqual([]);
  });

  const rowsOf = ({ bindings }: Statement): ExportEvent[] => JSON.parse(bindings!['1']!.value) as ExportEvent[];
  const sink = (options: Partial<SnowflakeOptions> = {}) =>
    new SnowflakeSink({ url, database: 'analytics', schema: '"Agents"', warehouse: 'loading', table: 'analysis_events', authorize: byAccessToken(api.token), pollMs: 1, ...options });

  it('gets a batch as one bound value, in names as it knows them', async () => {
    expect(await sink({ role: 'writer' }).write(['1', '2'].map(rowNamed))).toEqual([]);
    expect(done).toEqual([
      {
        statement: expect.stringMatching(/^MERGE INTO "ANALYSIS_EVENTS" AS kept\n.*PARSE_JSON\(\?\).*\nON kept\.event_id = come\.event_id\nWHEN NOT MATCHED THEN INSERT/),
        timeout: 60,
        database: 'ANALYTICS',
        schema: 'Agents',
        warehouse: 'LOADING',
        role: 'WRITER',
        bindings: { 1: { type: 'TEXT', value: JSON.stringify(['1', '2'].map(rowNamed)) } },
      },
    ]);
  });

  it.each([
    ['events', '"EVENTS"'],
    ['other.Public.events', '"OTHER"."PUBLIC"."EVENTS"'],
    ['"Events"', '"Events"'],
    ['"a""b"', '"a""b"'],
    ['x; DROP TABLE "y" --', '"X; DROP TABLE ""Y"" --"'],
  ])('writes to %s as %s', async (table, written) => {
    await sink({ table }).write([rowNamed('1')]);
    expect(done[0]!.statement.split('\n')[0]).toBe(`MERGE INTO ${written} AS kept`);
  });

  it('gets a row once that comes twice in a batch', async () => {
    await sink().write([rowNamed('1'), rowNamed('2'), rowNamed('1')]);
    expect(done.map(rowsOf)).toEqual([['1', '2'].map(rowNamed)]);
  });

  it('is asked under the same id for the same rows alone, and so carries them out once', async () => {
    await sink().write([rowNamed('1')]);
    await sink().write([rowNamed('1')]);
    await sink().write([rowNamed('2')]);
    expect(done).toHaveLength(2);
    expect(new Set(api.asked.map(({ query }) => query['requestId'])).size).toBe(2);
  });

  it('refuses the row that is to blame', async () => {
    outcome = (rows) => (rows.some(({ pr_number }) => pr_number === '3') ? { code: '100035', sqlState: '22007', message: "Timestamp 'never' is not recognized" } : { rows: [] });
    const refused = await sink().write(['1', '2', '3', '4'].map(rowNamed));
    expect(refused).toEqual([{ event_id: rowNamed('3').event_id, reason: "Snowflake answered 422: 100035 22007 Timestamp 'never' is not recognized" }]);
    expect(done.map((statement) => rowsOf(statement).map(({ pr_number }) => pr_number).join())).toEqual(['1,2,3,4', '1,2', '3,4', '3', '4']);
  });

  it('refuses the row that is too large, and no other', async () => {
    api.instead.push([413, '<html>Payload Too Large</html>'], [413, '<html>Payload Too Large</html>']);
    expect(await sink().write(['1', '2'].map(rowNamed))).toEqual([{ event_id: rowNamed('1').event_id, reason: 'Snowflake answered 413: no reason' }]);
    expect(done.map(rowsOf)).toEqual([[rowNamed('2')]]);
  });

  it('refuses nothing for a fault that is not of the data', async () => {
    outcome = () => ({ code: '002003', sqlState: '42S02', message: "Object 'ANALYSIS_EVENTS' does not exist or not authorized." });
    await expect(sink().write(['1', '2'].map(rowNamed))).rejects.toThrow("Snowflake answered 422: 002003 42S02 Object 'ANALYSIS_EVENTS' does not exist or not authorized.");
    expect(done).toHaveLength(1);
  });

  it('is asked after a statement that still runs, until it has ended', async () => {
    api.stillRunning = 3;
    expect(await sink().write([rowNamed('1')])).toEqual([]);
    expect(api.asked.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET']);
    outcome = () => ({ code: '100038', sqlState: '22018', message: "Numeric value 'one' is not recognized" });
    expect(await sink().write([rowNamed('2')])).toMatchObject([{ event_id: rowNamed('2').event_id }]);
  });

  it('is given up when a statement does not end', async () => {
    api.stillRunning = Infinity;
    await expect(sink({ patienceMs: 200 }).write([rowNamed('1')])).rejects.toThrow('Snowflake has not ended a statement in time');
  });

  it.each([
    [429, 'Too many requests', '429'],
    [503, '<html>try later</html>', '503'],
    [504, {}, '504: no reason'],
    [408, { code: '000630', sqlState: '57014', message: 'Statement reached its statement or warehouse timeout', statementHandle: HANDLE }, 'took too long'],
    [401, { code: '390318', message: 'Authentication token has expired.' }, 'the token has expired'],
    [403, { code: '390422', message: 'IP is not allowed to access Snowflake.' }, 'IP is not allowed'],
  ])('that answers %i takes nothing now, and the same rows later', async (status, body, message) => {
    api.instead.push([status, body]);
    await expect(sink().write([rowNamed('1')])).rejects.toThrow(message);
    expect(await sink().write([rowNamed('1')])).toEqual([]);
    expect(done).toHaveLength(1);
  });

  it.each([[200, '<html>login</html>'], [200, ''], [202, '<html>wait</html>']])('that answers %i and "%s" is not Snowflake, and takes nothing', async (status, body) => {
    api.instead.push([status, body]);
    await expect(sink().write([rowNamed('1')])).rejects.toThrow(`Snowflake answered ${status} with what is no answer of its kind: ${body || 'nothing'}`);
  });

  it('that is not there takes nothing now', async () => {
    api.close();
    await expect(sink().write([rowNamed('1')])).rejects.toThrow('fetch failed');
  });

  it('knows a token that has expired', async () => {
    const writing = sink();
    api.token = 'another.programmatic.token';
    await expect(writing.write([rowNamed('1')])).rejects.toThrow('Snowflake answered 401 (the token has expired, was revoked, or is not of this account): 390318');
  });

  describe('with a key', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'snowflake-'));
    });
    afterEach(() => rm(folder, { recursive: true }));

    const keyFile = async (name: string, pem: string | Buffer): Promise<string> => {
      await writeFile(join(folder, name), pem);
      return join(folder, name);
    };

    it('takes the token that it signs', async () => {
      const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
      const fingerprint = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('base64');
      api.key = { public: publicKey, issuer: `XY12345.LOADER.SHA256:${fingerprint}` };
      const key = readPrivateKey(await keyFile('key.p8', privateKey.export({ type: 'pkcs8', format: 'pem' })));
      expect(await sink({ authorize: byKeyPair('xy12345.eu-central-1', 'loader', key) }).write([rowNamed('1')])).toEqual([]);
      await expect(sink({ authorize: byKeyPair('xy12345', 'somebody', key) }).write([rowNamed('2')])).rejects.toThrow('401');
    });

    it('that cannot be used is told at the start, with the variable to change', async () => {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
      const encrypted = await keyFile('encrypted.p8', privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }));
      const other = await keyFile('ed25519.p8', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
      const short = await keyFile('short.p8', generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey.export({ type: 'pkcs8', format: 'pem' }));
      for (const [path, reason] of [[short, '1024 bits'], [encrypted, 'not encrypted'], [other, 'ed25519'], [join(folder, 'none'), 'none']] as const) {
        expect(() => SnowflakeSink.open({ account: 'acme-eu', user: 'loader', keyPath: path, database: 'a', schema: 'b', warehouse: 'c', table: 'd' })).toThrow(new RegExp(`PROVENANCE_TIMESERIES_CREDENTIALS_PATH: .*${reason}`));
      }
    });
  });
});

describe('the settings of Snowflake', () => {
  const SETTINGS = {
    PROVENANCE_TIMESERIES_BACKEND: 'snowflake', PROVENANCE_TIMESERIES_PROJECT: 'acme-eu', PROVENANCE_TIMESERIES_DATABASE: 'analytics',
    PROVENANCE_TIMESERIES_DATASET: 'agents', PROVENANCE_TIMESERIES_WAREHOUSE: 'loading',
  };
  const load = (more: Record<string, string>) => () => loadConfig([ExportConfig], { ...SETTINGS, ...more });

  it.each([
    ['a token', { PROVENANCE_TIMESERIES_PASSWORD: 'eyJraWQiOiIxIn0.eyJwIjoiMSJ9.c2lnbmF0dXJl' }],
    ['a key and its user', { PROVENANCE_TIMESERIES_CREDENTIALS_PATH: '/key.p8', PROVENANCE_TIMESERIES_USER: 'loader' }],
    ['a key, and a password that is left from before', { PROVENANCE_TIMESERIES_CREDENTIALS_PATH: '/key.p8', PROVENANCE_TIMESERIES_USER: 'loader', PROVENANCE_TIMESERIES_PASSWORD: 'hunter2' }],
  ])('are complete with %s', (_name, more) => {
    expect(load(more)).not.toThrow();
  });

  const TOKEN = { PROVENANCE_TIMESERIES_PASSWORD: 'eyJraWQiOiIxIn0.eyJwIjoiMSJ9.c2lnbmF0dXJl' };

  it.each(['acme-eu', 'my_org-my_account', 'xy12345.eu-central-1', 'xy12345.us-east-2.aws.privatelink'])('take %s for an account', (account) => {
    expect(load({ ...TOKEN, PROVENANCE_TIMESERIES_PROJECT: account })).not.toThrow();
  });

  it.each(['https://x.snowflakecomputing.com', 'x.snowflakecomputing.com', 'a b', '-x'])('refuse %s for an account', (account) => {
    expect(load({ ...TOKEN, PROVENANCE_TIMESERIES_PROJECT: account })).toThrow('PROVENANCE_TIMESERIES_PROJECT is no account of Snowflake');
  });

  it.each(['events', 'public.events', 'a.b."My events"', '"a""b"'])('take %s for a table', (table) => {
    expect(load({ ...TOKEN, PROVENANCE_TIMESERIES_TABLE: table })).not.toThrow();
  });

  it.each(['a;drop', 'a.b.c.d', '"a', '1a', 'a.'])('refuse %s for a table', (table) => {
    expect(load({ ...TOKEN, PROVENANCE_TIMESERIES_TABLE: table })).toThrow('PROVENANCE_TIMESERIES_TABLE is no name of a table');
  });

  it('of ClickHouse have a table that can be one', () => {
    const clickhouse = (table: string) => () => loadConfig([ExportConfig], { PROVENANCE_TIMESERIES_BACKEND: 'clickhouse', PROVENANCE_CLICKHOUSE_URL: 'http://localhost:8123', PROVENANCE_TIMESERIES_TABLE: table });
    for (const table of ['events', 'other.my-events']) expect(clickhouse(table)).not.toThrow();
    for (const table of ['a;drop', 'a.b.c', '`a`']) expect(clickhouse(table)).toThrow('PROVENANCE_TIMESERIES_TABLE');
  });

  it.each([
    ['nothing to log in with', {}, 'needs PROVENANCE_TIMESERIES_CREDENTIALS_PATH or PROVENANCE_TIMESERIES_PASSWORD'],
    ['a key of nobody', { PROVENANCE_TIMESERIES_CREDENTIALS_PATH: '/key.p8' }, 'needs PROVENANCE_TIMESERIES_USER'],
    ['a password', { PROVENANCE_TIMESERIES_USER: 'loader', PROVENANCE_TIMESERIES_PASSWORD: 'hunter2' }, 'PROVENANCE_TIMESERIES_PASSWORD is no programmatic access token, and the SQL API of Snowflake takes no password'],
  ])('are refused with %s', (_name, more, fault) => {
    expect(load(more)).toThrow(fault);
  });
});
