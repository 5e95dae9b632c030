import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportEvent } from '@provenance/domain';
import { ConfigError } from '@provenance/service';
import { rowNamed } from '../export.fixture.ts';
import { BIGQUERY_DRIVER, BigQuerySink, type RawRow } from './bigquery/bigquery-sink.ts';
import { FileSink } from './file-sink.ts';
import { loadDriver } from './load-driver.ts';
import { LogsReceiver, type Answer } from './otel/logs-receiver.fixture.ts';
import { OtelSink } from './otel/otel-sink.ts';

describe('a file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'export-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const rowsIn = async (path: string): Promise<string[]> => (await readFile(path, 'utf8')).trimEnd().split('\n').map((line) => (JSON.parse(line) as ExportEvent).pr_number);

  it('has a line for each row, in a folder that it makes', async () => {
    const path = join(folder, 'data/events.jsonl');
    const sink = await FileSink.open({ path, maxBytes: 1e6 });
    await sink.write([rowNamed('1'), rowNamed('2')]);
    await sink.write([rowNamed('3')]);
    await sink.close();
    expect(await rowsIn(path)).toEqual(['1', '2', '3']);
  });

  it('is put aside when it is full, and begun anew when somebody else has', async () => {
    const path = join(folder, 'events.jsonl');
    const [sink, other] = [await FileSink.open({ path, maxBytes: 300 }), await FileSink.open({ path, maxBytes: 300 })];
    await sink.write([rowNamed('1')]);
    await sink.write([rowNamed('2')]);
    await other.write([rowNamed('3')]);
    await Promise.all([sink.close(), other.close()]);
    const names = (await readdir(folder)).sort();
    expect(names).toHaveLength(3);
    expect((await Promise.all(names.map((name) => rowsIn(join(folder, name))))).flat().sort()).toEqual(['1', '2', '3']);
    expect(await rowsIn(path)).toEqual(['3']);
  });

  it('keeps whole lines after a process that was killed inside one', async () => {
    const path = join(folder, 'events.jsonl');
    await appendFile(path, '{"event_id":"ev_half');
    const sink = await FileSink.open({ path, maxBytes: 1e6 });
    await sink.write([rowNamed('1')]);
    await sink.close();
    expect((await readFile(path, 'utf8')).split('\n').slice(1, 2).map((line) => (JSON.parse(line) as ExportEvent).pr_number)).toEqual(['1']);
  });

  it('that cannot be written stops the start, with the variable to change', async () => {
    for (const path of ['/dev/null/events.jsonl', '/dev/null/a/events.jsonl', '/proc/provenance/a/events.jsonl', folder]) {
      const refused = await FileSink.open({ path, maxBytes: 1 }).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ConfigError);
      expect((refused as ConfigError).faults).toEqual([expect.stringMatching(/^PROVENANCE_TIMESERIES_PATH: .* \(E(NOTDIR|NOENT|ISDIR): /)]);
    }
  });
});

describe('a collector', () => {
  let receiver: LogsReceiver;
  let answer: (hasPoison: boolean) => Answer;

  beforeEach(async () => {
    answer = () => [200, {}];
    receiver = await LogsReceiver.start((records) => answer(JSON.stringify(records).includes('poison')));
  });
  afterEach(() => receiver.stop());

  const sink = () => new OtelSink({ endpoint: `${receiver.url}/`, headers: { authorization: 'Bearer t0ken' }, timeoutMs: 5_000 });

  it('gets a log record for each row', async () => {
    expect(await sink().write([rowNamed('1')])).toEqual([]);
    const [record] = receiver.asked[0]!;
    expect([record?.eventName, JSON.parse(record!.body.stringValue)]).toEqual(['provenance.review_override_alert', rowNamed('1').payload]);
    expect(receiver.headers[0]).toMatchObject({ authorization: 'Bearer t0ken', 'content-type': 'application/json' });
    expect(record?.attributes).toContainEqual({ key: 'provenance.event_id', value: { stringValue: rowNamed('1').event_id } });
  });

  it('that rejects some, or refuses the whole, is asked by halves which; one that is away is not asked again', async () => {
    answer = (hasPoison) => [200, hasPoison ? { partialSuccess: { rejectedLogRecords: '1', errorMessage: 'too large' } } : {}];
    const others = Array.from({ length: 999 }, (_, at) => rowNamed(`${at}`));
    expect(await sink().write([...others, rowNamed('poison')])).toEqual([{ event_id: rowNamed('poison').event_id, reason: 'too large' }]);
    expect(receiver.asked.length).toBeLessThan(30);
    answer = (hasPoison) => [hasPoison ? 400 : 200, { message: 'invalid UTF-8' }];
    expect(await sink().write([rowNamed('1'), rowNamed('poison'), rowNamed('2')])).toEqual([{ event_id: rowNamed('poison').event_id, reason: 'The collector answered 400: invalid UTF-8' }]);
    answer = (hasPoison) => (hasPoison ? [413, '<html>Payload Too Large</html>'] : [200, {}]);
    expect(await sink().write([rowNamed('1'), rowNamed('poison'), rowNamed('2')])).toEqual([{ event_id: rowNamed('poison').event_id, reason: 'The collector answered 413: <html>Payload Too Large</html>' }]);
    answer = () => [401, { message: 'no token' }];
    await expect(sink().write([rowNamed('1')])).rejects.toThrow('The collector answered 401');
    answer = () => [503, {}];
    await expect(sink().write([rowNamed('1')])).rejects.toThrow('503');
  });

  it.each([[200, '<html>\n login</html>', '<html> login</html>'], [202, 'OK', 'OK'], [200, '[]', '[]'], [200, 'null', 'null']])('that answers %i and %j is none: it has taken nothing', async (status, body, told) => {
    answer = () => [status, body];
    await expect(sink().write([rowNamed('1')])).rejects.toThrow(`The collector answered ${status} with what is no answer of its kind: ${told}`);
  });

  it.each(['', '{}', '{"partialSuccess":null}'])('that answers "%s" has taken all', async (body) => {
    answer = () => [200, body];
    expect(await sink().write([rowNamed('1')])).toEqual([]);
  });
});

/** Held to the request of tabledata.insertAll and the errors of the driver as Google documents them; bigquery/ asks an emulator. */
describe('BigQuery', () => {
  it('gets raw rows whose insertId is the event, and says which were not taken', async () => {
    const asked: RawRow[] = [];
    const sink = new BigQuerySink({
      insert: async (rows) => {
        asked.push(...rows);
        const failed = rows.filter(({ json }) => json.pr_number === '2');
        throw Object.assign(new Error('A failure occurred during this request.'), { name: 'PartialFailureError', errors: failed.map((row) => ({ row, errors: [{ reason: 'invalid', message: 'no such field' }] })) });
      },
    });
    expect(await sink.write([rowNamed('1'), rowNamed('2')])).toEqual([{ event_id: rowNamed('2').event_id, reason: 'no such field' }]);
    expect(asked[0]).toEqual({ insertId: rowNamed('1').event_id, json: { ...rowNamed('1'), payload: JSON.stringify(rowNamed('1').payload) } });
  });

  it.each([
    [400, 'Request payload size exceeds the limit: 10485760 bytes.'],
    [413, '<html><title>Error 413 (Request Entity Too Large)!!1</title></html>'],
  ])('that answers %i for the size gets halves, down to the row that is too large', async (code, message) => {
    const sink = new BigQuerySink({
      insert: async (rows) => {
        if (rows.some(({ json }) => json.pr_number === 'large')) throw Object.assign(new Error(message), { code });
        return [{}];
      },
    });
    expect(await sink.write(['1', 'large', '2'].map(rowNamed))).toEqual([{ event_id: rowNamed('large').event_id, reason: message }]);
  });

  it('being away is not a refusal, nor is a fault of the credentials', async () => {
    const sink = new BigQuerySink({ insert: async () => Promise.reject(new Error('socket hang up')) });
    await expect(sink.write([rowNamed('1')])).rejects.toThrow('socket hang up');
    const page = new BigQuerySink({ insert: async () => ['<html>login</html>'] });
    await expect(page.write([rowNamed('1')])).rejects.toThrow('BigQuery answered 200 with what is no answer of its kind: <html>login</html>');
    const unknown = new BigQuerySink({ insert: async () => Promise.reject(Object.assign(new Error('API key not valid.'), { code: 400 })) });
    await expect(unknown.write([rowNamed('1')])).rejects.toThrow('API key not valid.');
  });
});

it('the driver of BigQuery is said at the version that images are built with', async () => {
  const [name, version] = BIGQUERY_DRIVER;
  const { dependencies } = JSON.parse(await readFile(join(import.meta.dirname, '../../../../../tools/bigquery/driver/package.json'), 'utf8')) as { dependencies: object };
  expect(dependencies).toEqual({ [name]: version });
});

it('a driver that is not there is said with the command that installs it', async () => {
  await expect(loadDriver('no-such-driver', '1.2.3')).rejects.toThrow('npm install --save-exact no-such-driver@1.2.3 (docs/export.md');
});
