import { jest } from '@jest/globals';
import type { ExportEvent } from '@provenance/domain';
import { rowNamed } from '../../export.fixture.ts';
import { BIGQUERY_DRIVER, BigQuerySink } from './bigquery-sink.ts';
import { BigQueryEmulator, driverUrl, PLACE, type Client } from './emulator.fixture.ts';
import { TokenExchange } from './token-exchange.fixture.ts';

const START_MS = 300_000;

describe('BigQuery', () => {
  let emulator: BigQueryEmulator;
  let client: Client;
  let sink: BigQuerySink;

  beforeAll(async () => {
    emulator = await BigQueryEmulator.start();
    client = await emulator.client();
    sink = await BigQuerySink.open(PLACE, [driverUrl(), BIGQUERY_DRIVER[1]]);
  }, START_MS);
  afterAll(async () => {
    await sink.close();
    await emulator.stop();
  });

  const numbersIn = async (like: string): Promise<unknown[]> => (await client.query(`SELECT DISTINCT pr_number FROM events.analysis_events WHERE pr_number LIKE '${like}' ORDER BY pr_number`))[0].map(({ pr_number }) => pr_number);

  it('has each row, and its payload as JSON', async () => {
    await expect(sink.write(['row 1', 'row 2'].map(rowNamed))).resolves.toEqual([]);
    expect(await numbersIn('row %')).toEqual(['row 1', 'row 2']);
    const [[row]] = await client.query(`SELECT * EXCEPT (payload), JSON_VALUE(payload, '$.overridden[0].reviewer') AS reviewer FROM events.analysis_events WHERE pr_number = 'row 1'`);
    const sent: Partial<ExportEvent> = rowNamed('row 1');
    delete sent.payload;
    expect(row).toEqual({ ...sent, occurred_at: { value: sent.occurred_at }, reviewer: 'coderabbitai' });
  });

  // The emulator does not read insertId and keeps a repeat, which is also what BigQuery does with one that comes late.
  it('has the same event_id for a repeat', async () => {
    await expect(sink.write([rowNamed('again'), rowNamed('other')])).resolves.toEqual([]);
    await expect(sink.write([rowNamed('again')])).resolves.toEqual([]);
    const [rows] = await client.query(`SELECT event_id FROM events.analysis_events WHERE pr_number IN ('again', 'other') QUALIFY ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY occurred_at) = 1`);
    expect(rows.map(({ event_id }) => event_id).sort()).toEqual(['again', 'other'].map((name) => rowNamed(name).event_id).sort());
  });

  it('is asked by a file of credentials, without a word of the driver about it', async () => {
    const said = ['log', 'warn', 'error'].map((level) => jest.spyOn(console, level as 'warn').mockReturnValue());
    const warned = jest.spyOn(process, 'emitWarning');
    const exchange = await TokenExchange.start();
    try {
      const known = await BigQuerySink.open({ ...PLACE, credentialsPath: exchange.credentialsPath }, [driverUrl(), BIGQUERY_DRIVER[1]]);
      await expect(known.write([rowNamed('known')])).resolves.toEqual([]);
      expect(exchange.asked).toEqual(['a subject']);
      expect([...said, warned].flatMap(({ mock }) => mock.calls)).toEqual([]);
    } finally {
      delete process.env['GOOGLE_APPLICATION_CREDENTIALS'];
      jest.restoreAllMocks();
      await exchange.stop();
    }
  });

  it('refuses the row that is to blame, and takes the others', async () => {
    const rows = ['batch 1', 'batch 2', 'batch 3'].map(rowNamed);
    rows[1] = { ...rows[1]!, occurred_at: 'never' };
    await expect(sink.write(rows)).resolves.toEqual([{ event_id: rows[1].event_id, reason: expect.stringContaining('Cannot convert value') }]);
    expect(await numbersIn('batch %')).toEqual(['batch 1', 'batch 3']);
  });

  // The driver tries again by itself for some fifteen seconds before it says so.
  it('that was killed is away and refuses nothing; once it is back the rows arrive, and none from before is lost', async () => {
    await sink.write([rowNamed('killed 1')]);
    await emulator.kill();
    await expect(sink.write([rowNamed('killed 2')])).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await emulator.resume();
    await expect(sink.write([rowNamed('killed 2')])).resolves.toEqual([]);
    expect(await numbersIn('killed %')).toEqual(['killed 1', 'killed 2']);
  }, 120_000);
});
