import type { ExportEvent } from '@provenance/domain';
import { RefusedBatchError, writeHalving } from '../halving.ts';
import type { RefusedRow, Sink } from '../sink.ts';
import { wellFormed } from '../well-formed.ts';
import { byAccessToken, byKeyPair, readPrivateKey } from './credentials.ts';
import { identifier, quoted } from './identifiers.ts';
import { SqlApi, StatementError, type SqlApiOptions } from './sql-api.ts';

/** Columns in the order of deploy/snowflake/events.sql. */
const COLUMNS = {
  event_id: 'STRING',
  event_type: 'STRING',
  schema_version: 'NUMBER',
  occurred_at: 'TIMESTAMP_TZ',
  repo: 'STRING',
  pr_number: 'STRING',
  analysis_id: 'STRING',
  agent_id: 'STRING',
  payload: 'VARIANT',
} as const satisfies Record<keyof ExportEvent, string>;

export interface SnowflakeOptions extends SqlApiOptions {
  /** A name, or several joined by dots. */
  table: string;
}

export interface SnowflakeAccount {
  /** ORGANISATION-ACCOUNT, or a locator with its region. */
  account: string;
  /** Of the key. */
  user?: string | undefined;
  /** File of a private key; without it the token counts. */
  keyPath?: string | undefined;
  token?: string | undefined;
}

/** Rows as a MERGE by event_id: a repeat changes nothing. */
export class SnowflakeSink implements Sink {
  readonly name = 'snowflake';
  readonly #api: SqlApi;
  readonly #merge: string;

  constructor({ table, ...options }: SnowflakeOptions) {
    this.#api = new SqlApi(options);
    this.#merge = mergeStatement(table.split('.').map((part) => quoted(identifier(part))).join('.'));
  }

  /** @throws ConfigError that says what to set */
  static open({ account, user, keyPath, token, ...where }: SnowflakeAccount & Omit<SnowflakeOptions, 'url' | 'authorize'>): SnowflakeSink {
    const authorize = keyPath === undefined ? byAccessToken(token!) : byKeyPair(account, user!, readPrivateKey(keyPath));
    // A host has no underscore, and the name of an account may.
    return new SnowflakeSink({ url: `https://${account.replaceAll('_', '-')}.snowflakecomputing.com`, authorize, ...where });
  }

  write(rows: readonly ExportEvent[]): Promise<RefusedRow[]> {
    return writeHalving(oneOfEach(rows), (some) => this.#insert(some));
  }

  async close(): Promise<void> {}

  async #insert(rows: readonly ExportEvent[]): Promise<void> {
    try {
      await this.#api.run(this.#merge, [{ type: 'TEXT', value: JSON.stringify(wellFormed(rows)) }]);
    } catch (error) {
      if (error instanceof StatementError && error.isOfData) throw new RefusedBatchError(error.message, { cause: error });
      throw error;
    }
  }
}

/** The whole batch is one bound value, so that nothing of a row is ever read as SQL and the statement is always the same. */
function mergeStatement(table: string): string {
  const names = Object.keys(COLUMNS);
  const members = Object.entries(COLUMNS).map(([name, type]) => `flat.value:${name}::${type} AS ${name}`);
  return [
    `MERGE INTO ${table} AS kept`,
    `USING (SELECT ${members.join(', ')} FROM (SELECT PARSE_JSON(?) AS body) AS batch, LATERAL FLATTEN(INPUT => batch.body) AS flat) AS come`,
    'ON kept.event_id = come.event_id',
    `WHEN NOT MATCHED THEN INSERT (${names.join(', ')}) VALUES (${names.map((name) => `come.${name}`).join(', ')})`,
  ].join('\n');
}

/** MERGE looks for a row in the table alone: what comes twice in one batch would be inserted twice. */
function oneOfEach(rows: readonly ExportEvent[]): ExportEvent[] {
  return [...new Map(rows.map((row) => [row.event_id, row])).values()];
}
