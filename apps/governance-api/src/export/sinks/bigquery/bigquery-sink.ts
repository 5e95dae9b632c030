import type { ExportEvent } from '@provenance/domain';
import { eventRow, type EventRow } from '../event-row.ts';
import { RefusedBatchError, writeHalving } from '../halving.ts';
import { loadDriver } from '../load-driver.ts';
import type { RefusedRow, Sink } from '../sink.ts';
import { isObject, StrangeAnswerError } from '../strange-answer.ts';
import { useCredentials } from './credentials.ts';

/** A row as tabledata.insertAll takes it; BigQuery drops a repeat of an insertId within a minute or so. */
export interface RawRow {
  insertId: string;
  json: EventRow;
}

/** What is used of a table of @google-cloud/bigquery. */
export interface BigQueryTable {
  /** Resolves with the body of the answer, which is text where it was not sent as JSON. */
  insert(rows: readonly RawRow[], options: { raw: true; skipInvalidRows: true }): Promise<readonly [answer: unknown]>;
}

/** What the driver throws when some rows were not taken. */
interface PartialFailure {
  name: 'PartialFailureError';
  errors: { row: RawRow; errors: { message?: string; reason?: string }[] }[];
}

export interface BigQueryOptions {
  project: string;
  dataset: string;
  table: string;
  credentialsPath?: string | undefined;
}

interface BigQueryDriver {
  BigQuery: new (options: { projectId: string }) => { dataset(name: string): { table(name: string): BigQueryTable } };
}

export const BIGQUERY_DRIVER = ['@google-cloud/bigquery', '9.3.0'] as const;

/** Rows as streaming inserts. */
export class BigQuerySink implements Sink {
  readonly name = 'bigquery';
  readonly #table: BigQueryTable;

  constructor(table: BigQueryTable) {
    this.#table = table;
  }

  /** @param driver what to import, and its version @throws ConfigError that names the command that installs it, or what is wrong with the credentials */
  static async open({ project, dataset, table, credentialsPath }: BigQueryOptions, driver: readonly [string, string] = BIGQUERY_DRIVER): Promise<BigQuerySink> {
    if (credentialsPath !== undefined) useCredentials(credentialsPath);
    const { BigQuery } = await loadDriver<BigQueryDriver>(...driver);
    return new BigQuerySink(new BigQuery({ projectId: project }).dataset(dataset).table(table));
  }

  async write(rows: readonly ExportEvent[]): Promise<RefusedRow[]> {
    const named: RefusedRow[] = [];
    const found = await writeHalving(rows, async (some) => void named.push(...(await this.#insert(some))));
    return [...named, ...found];
  }

  async close(): Promise<void> {}

  /** @returns the rows that BigQuery names as not taken */
  async #insert(rows: readonly ExportEvent[]): Promise<RefusedRow[]> {
    try {
      const [answer] = await this.#table.insert(rows.map(rawRow), { raw: true, skipInvalidRows: true });
      if (!isObject(answer)) throw new StrangeAnswerError('BigQuery', 200, String(answer));
      return [];
    } catch (error) {
      if (isOfSize(error)) throw new RefusedBatchError(error.message, { cause: error });
      if (!isPartialFailure(error)) throw error;
      return error.errors.map(({ row, errors }) => ({ event_id: row.insertId, reason: errors.map(({ message, reason }) => message || reason || 'refused').join('; ') }));
    }
  }
}

function rawRow(row: ExportEvent): RawRow {
  return { insertId: row.event_id, json: eventRow(row) };
}

/** BigQuery itself says 400 to a request of more than 10 MB, and what stands before it 413 to one that is much larger. */
function isOfSize(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code, message } = error as Error & { code?: unknown };
  return code === 413 || (code === 400 && message.includes('Request payload size exceeds the limit'));
}

function isPartialFailure(error: unknown): error is PartialFailure {
  return error instanceof Error && error.name === 'PartialFailureError' && Array.isArray((error as unknown as PartialFailure).errors);
}
