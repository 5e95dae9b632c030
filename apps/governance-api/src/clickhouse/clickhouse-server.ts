import type { ClickHouseClient, ClickHouseError, CommandResult } from '@clickhouse/client';
import { ConfigError } from '@provenance/service';
import { loadDriver } from '../export/sinks/load-driver.ts';
import { StrangeAnswerError } from '../export/sinks/strange-answer.ts';

export const CLICKHOUSE_DRIVER = ['@clickhouse/client', '1.23.1'] as const;

/** ClickHouse answers a batch or a figure in well under a second; what takes longer is in trouble. */
const REQUEST_TIMEOUT_MS = 30_000;

export interface ClickHouseOptions {
  /** Of its HTTP side. */
  url: string;
  user?: string | undefined;
  password?: string | undefined;
}

/** What is asked of a ClickHouse server. Every method throws the driver's errors. */
export class ClickHouseServer {
  readonly #client: ClickHouseClient;

  constructor(client: ClickHouseClient) {
    this.#client = client;
  }

  /** Connects with the first question, not here. @throws ConfigError that says what to install or to set */
  static async open({ url, user, password }: ClickHouseOptions): Promise<ClickHouseServer> {
    const { createClient, ClickHouseLogLevel } = await loadDriver<typeof import('@clickhouse/client')>(...CLICKHOUSE_DRIVER);
    try {
      const client = createClient({
        url,
        ...(user === undefined ? {} : { username: user }),
        ...(password === undefined ? {} : { password }),
        application: 'provenance',
        // Whoever asks gets the error, and its own log says it once.
        log: { level: ClickHouseLogLevel.OFF },
        request_timeout: REQUEST_TIMEOUT_MS,
        compression: { request: true, response: true },
        // No database: the first question may be the one that makes it.
        clickhouse_settings: { wait_end_of_query: 1 },
      });
      return new ClickHouseServer(client);
    } catch (error) {
      throw new ConfigError([`PROVENANCE_CLICKHOUSE_URL cannot be used: ${(error as Error).message}`]);
    }
  }

  /** The rows of an answer, each as its cells. */
  async rows<Row extends readonly unknown[]>(query: string): Promise<Row[]> {
    const answer = await this.#client.query({ query, format: 'JSONCompactEachRow', clickhouse_settings: { output_format_json_quote_64bit_integers: 0 } });
    ofServer(answer);
    return (await answer.json()) as Row[];
  }

  /** Runs a statement that answers nothing. */
  async run(query: string): Promise<void> {
    ofServer(await this.#client.command({ query }));
  }

  /** Resolves once the rows are written, with what their views make of them. */
  async insert(table: string, values: readonly object[]): Promise<void> {
    const answer = await this.#client.insert({
      table,
      values: [...values],
      format: 'JSONEachRow',
      clickhouse_settings: {
        date_time_input_format: 'best_effort',
        // Resolves when they are there, not when they are taken note of.
        async_insert: 0,
        // A replicated table would drop a repeat before the views, which may have failed the first time, see it.
        insert_deduplicate: 0,
      },
    });
    ofServer(answer);
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}

/** The driver takes any success for the server's, and throws the text of most away; the server's have headers of its own. */
function ofServer({ response_headers: headers }: Pick<CommandResult, 'response_headers'>): void {
  if (Object.keys(headers).some((name) => name.startsWith('x-clickhouse-'))) return;
  throw new StrangeAnswerError('ClickHouse', 200, `no header of ClickHouse's own, content-type ${String(headers['content-type'] ?? 'not said')}`);
}

/** What the server said of a statement, by its number; undefined of an error that is none of its answers. */
export function serverFault(error: unknown): Pick<ClickHouseError, 'code' | 'message'> | undefined {
  const { code, message } = error as Partial<ClickHouseError>;
  return error instanceof Error && typeof code === 'string' && /^\d+$/.test(code) ? { code, message: message ?? '' } : undefined;
}
