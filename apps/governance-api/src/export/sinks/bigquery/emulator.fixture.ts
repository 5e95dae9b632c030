import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { BIGQUERY_DRIVER } from './bigquery-sink.ts';
import { loadDriver } from '../load-driver.ts';

const TOOLS = resolve(import.meta.dirname, '../../../../../../tools');

/** Where a part lies; it is fetched the first time. */
function part(name: string): string {
  return execFileSync(process.execPath, [join(TOOLS, 'operations/parts/tools.mjs'), name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

export const PLACE = { project: 'provenance', dataset: 'events', table: 'analysis_events' };

/** As docs/export.md says it. */
const COLUMNS = 'event_id STRING, event_type STRING, schema_version INT64, occurred_at TIMESTAMP, repo STRING, pr_number STRING, analysis_id STRING, agent_id STRING, payload JSON';

/** What is used of Google's client. */
export interface Client {
  createDataset(name: string): Promise<unknown>;
  query(sql: string): Promise<[Record<string, unknown>[]]>;
}

/** What `import` takes for Google's driver. */
export function driverUrl(): string {
  return pathToFileURL(join(part('bigquery-driver'), 'node_modules/@google-cloud/bigquery/build/src/index.js')).href;
}

/** What the driver reads of its environment. The second keeps it from looking for a machine of Google's that gives credentials. */
export function driverEnv(url: string): Record<string, string> {
  return { BIGQUERY_EMULATOR_HOST: `${url}/bigquery/v2`, METADATA_SERVER_DETECTION: 'none' };
}

/** An emulator of BigQuery over DuckDB: docs/export.md says what it lacks. It keeps its port and its data over a kill. */
export class BigQueryEmulator {
  readonly #emulator: string;
  readonly #data: string;
  #process: ChildProcess | undefined;
  #port = '0';

  private constructor(emulator: string, data: string) {
    this.#emulator = emulator;
    this.#data = data;
  }

  /** Fetches the emulator the first time, some 131 MB. */
  static async start(): Promise<BigQueryEmulator> {
    const emulator = new BigQueryEmulator(part('bigquery-emulator'), await mkdtemp(join(tmpdir(), 'provenance-bigquery-')));
    await emulator.resume();
    return emulator;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** A client for which the table of the export has been made. */
  async client(): Promise<Client> {
    Object.assign(process.env, driverEnv(this.url));
    const { BigQuery } = await loadDriver<{ BigQuery: new (options: { projectId: string }) => Client }>(driverUrl(), BIGQUERY_DRIVER[1]);
    const client = new BigQuery({ projectId: PLACE.project });
    await client.createDataset(PLACE.dataset);
    await client.query(`CREATE TABLE ${PLACE.dataset}.${PLACE.table} (${COLUMNS})`);
    return client;
  }

  async resume(): Promise<void> {
    const child = spawn(process.env['PYTHON'] ?? 'python3', [join(TOOLS, 'bigquery/serve_emulator.py'), this.#emulator, this.#data, this.#port], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process = child;
    [this.#port] = await Promise.race([once(createInterface(child.stdout!), 'line'), once(child, 'exit').then(() => Promise.reject(new Error('the emulator of BigQuery did not start')))]) as [string];
  }

  async kill(): Promise<void> {
    const child = this.#process;
    if (child === undefined) return;
    this.#process = undefined;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    for (const name of Object.keys(driverEnv(''))) delete process.env[name];
    await this.kill();
    await rm(this.#data, { recursive: true, force: true });
  }
}
