import type { ExportEvent } from '@provenance/domain';
import { ClickHouseServer, serverFault, type ClickHouseOptions } from '../../../clickhouse/clickhouse-server.ts';
import { Schema, type SchemaOptions } from '../../../clickhouse/migrations.ts';
import { tableName } from '../../../clickhouse/sql-text.ts';
import { RefusedBatchError, writeHalving } from '../halving.ts';
import type { RefusedRow, Sink } from '../sink.ts';
import { eventRow } from '../event-row.ts';

/**
 * Faults of the rows, as the server numbers and names them (src/Common/ErrorCodes.cpp of ClickHouse). All others may pass.
 * By the number: the names in the text of an answer may be quoted from a row.
 */
export const ROW_FAULTS: ReadonlyMap<string, string> = new Map([
  ['6', 'CANNOT_PARSE_TEXT'],
  ['25', 'CANNOT_PARSE_ESCAPE_SEQUENCE'],
  ['26', 'CANNOT_PARSE_QUOTED_STRING'],
  ['27', 'CANNOT_PARSE_INPUT_ASSERTION_FAILED'],
  ['38', 'CANNOT_PARSE_DATE'],
  ['41', 'CANNOT_PARSE_DATETIME'],
  ['53', 'TYPE_MISMATCH'],
  ['69', 'ARGUMENT_OUT_OF_BOUND'],
  ['70', 'CANNOT_CONVERT_TYPE'],
  ['72', 'CANNOT_PARSE_NUMBER'],
  ['117', 'INCORRECT_DATA'],
  ['128', 'TOO_LARGE_ARRAY_SIZE'],
  ['131', 'TOO_LARGE_STRING_SIZE'],
  ['321', 'VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE'],
  ['349', 'CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN'],
  ['407', 'DECIMAL_OVERFLOW'],
  ['467', 'CANNOT_PARSE_BOOL'],
  ['469', 'VIOLATED_CONSTRAINT'],
]);

/** The page of a proxy before the server (of nginx: from 1 MB on), of which the driver keeps no more than the text. */
const PROXY_REFUSES_SIZE = /\b413 (Request Entity|Content|Payload) Too Large\b/i;

/** Rows in a table of ClickHouse, whose engine drops repeats by their event_id; views make facts of them. */
export class ClickHouseSink implements Sink {
  readonly name = 'clickhouse';
  readonly #schema: Schema;
  readonly #table: string;

  constructor(schema: Schema) {
    const { database, table } = schema.options;
    this.#schema = schema;
    this.#table = tableName(database, table);
  }

  /** @throws ConfigError that says what to install or to set */
  static async open(options: ClickHouseOptions & SchemaOptions): Promise<ClickHouseSink> {
    return new ClickHouseSink(new Schema(await ClickHouseServer.open(options), options));
  }

  async write(rows: readonly ExportEvent[]): Promise<RefusedRow[]> {
    await this.#schema.ready();
    return writeHalving(rows, (some) => this.#insert(some));
  }

  async close(): Promise<void> {
    await this.#schema.server.close();
  }

  async #insert(rows: readonly ExportEvent[]): Promise<void> {
    try {
      await this.#schema.server.insert(this.#table, rows.map(eventRow));
    } catch (error) {
      const reason = rowFault(error);
      if (reason === undefined) throw error;
      throw new RefusedBatchError(reason, { cause: error });
    }
  }
}

/** What an error has against the rows; undefined of one that may pass. */
function rowFault(error: unknown): string | undefined {
  const fault = serverFault(error);
  const name = fault && ROW_FAULTS.get(fault.code);
  if (name !== undefined) return `${name}: ${fault!.message}`;
  return fault === undefined && error instanceof Error && PROXY_REFUSES_SIZE.test(error.message) ? error.message : undefined;
}
