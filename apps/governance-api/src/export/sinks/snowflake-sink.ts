import type { ExportEvent } from '@provenance/domain';
import { RefusedBatchError, writeHalving } from './halving.ts';
import { loadDriver } from './load-driver.ts';
import type { RefusedRow, Sink } from './sink.ts';

/** What is used of a connection of snowflake-sdk. */
export interface SnowflakeConnection {
  execute(statement: { sqlText: string; binds: (string | number | null)[]; complete: (error: Error | undefined) => void }): unknown;
  destroy(done: (error: Error | undefined) => void): unknown;
}

export interface SnowflakeOptions {
  account: string;
  database: string;
  schema: string;
  table: string;
  user: string;
  password: string;
  warehouse: string;
  role?: string | undefined;
}

interface SnowflakeDriver {
  createConnection(options: Record<string, unknown>): SnowflakeConnection & { connectAsync(done: (error: Error | undefined) => void): Promise<unknown> };
}

export const SNOWFLAKE_DRIVER = ['snowflake-sdk', '3.3.0'] as const;

const COLUMNS = ['event_id', 'event_type', 'schema_version', 'occurred_at', 'repo', 'pr_number', 'analysis_id', 'agent_id', 'payload'] as const;

/** Rows as a MERGE by event_id: a repeat changes nothing. The payload is a VARIANT. */
export class SnowflakeSink implements Sink {
  readonly name = 'snowflake';
  readonly #connect: () => Promise<SnowflakeConnection>;
  readonly #table: string;
  #connection: Promise<SnowflakeConnection> | undefined;

  /** @param table a plain name, or several joined by dots */
  constructor(connect: () => Promise<SnowflakeConnection>, table: string) {
    this.#connect = connect;
    this.#table = table.split('.').map((part) => `"${part.replaceAll('"', '""').toUpperCase()}"`).join('.');
  }

  static async open({ user, table, ...options }: SnowflakeOptions): Promise<SnowflakeSink> {
    const driver = await loadDriver<SnowflakeDriver & { default?: SnowflakeDriver }>(...SNOWFLAKE_DRIVER);
    const { createConnection } = driver.default ?? driver;
    return new SnowflakeSink(async () => {
      const connection = createConnection({ ...options, username: user, application: 'provenance' });
      await new Promise<void>((resolve, reject) => void connection.connectAsync((error) => (error ? reject(error) : resolve())));
      return connection;
    }, table);
  }

  write(rows: readonly ExportEvent[]): Promise<RefusedRow[]> {
    return writeHalving(rows, (part) => this.#merge(part));
  }

  async close(): Promise<void> {
    const connection = await this.#connection?.catch(() => undefined);
    await new Promise<void>((resolve) => (connection === undefined ? resolve() : void connection.destroy(() => resolve())));
  }

  async #merge(rows: readonly ExportEvent[]): Promise<void> {
    this.#connection ??= this.#connect();
    try {
      const connection = await this.#connection;
      const sqlText = mergeStatement(this.#table, rows.length);
      await new Promise<void>((resolve, reject) => {
        connection.execute({ sqlText, binds: rows.flatMap(bindsOf), complete: (error) => (error ? reject(error) : resolve()) });
      });
    } catch (error) {
      if (isOfData(error)) throw new RefusedBatchError((error as Error).message, { cause: error });
      // The next try connects anew: a session that has ended does not come back.
      this.#connection = undefined;
      throw error;
    }
  }
}

function mergeStatement(table: string, rows: number): string {
  const values = Array.from({ length: rows }, () => `(${COLUMNS.map(() => '?').join(', ')})`).join(', ');
  const selected = COLUMNS.map((column, index) => (column === 'payload' ? `PARSE_JSON(column${index + 1}) AS payload` : `column${index + 1} AS ${column}`)).join(', ');
  return (
    `MERGE INTO ${table} AS kept USING (SELECT ${selected} FROM VALUES ${values}) AS come ON kept.event_id = come.event_id ` +
    `WHEN NOT MATCHED THEN INSERT (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `come.${column}`).join(', ')})`
  );
}

function bindsOf(row: ExportEvent): (string | number | null)[] {
  return COLUMNS.map((column) => (column === 'payload' ? JSON.stringify(row.payload) : row[column]));
}

/** SQLSTATE class 22 is about data: the statement and the session are well. */
function isOfData(error: unknown): boolean {
  return error instanceof Error && String((error as { sqlState?: string }).sqlState ?? '').startsWith('22');
}
