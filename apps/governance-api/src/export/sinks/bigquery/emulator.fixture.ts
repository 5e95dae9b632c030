import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const TOOLS = resolve(import.meta.dirname, '../../../../../../tools');

/** Where a part lies; it is fetched the first time. */
function part(name: string): string {
  return execFileSync(process.execPath, [join(TOOLS, 'operations/parts/tools.mjs'), name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

/** What `import` takes for Google's driver. */
export function driverUrl(): string {
  return pathToFileURL(join(part('bigquery-driver'), 'node_modules/@google-cloud/bigquery/build/src/index.js')).href;
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

  /** As the driver reads it from BIGQUERY_EMULATOR_HOST. */
  get host(): string {
    return `http://127.0.0.1:${this.#port}/bigquery/v2`;
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
    await this.kill();
    await rm(this.#data, { recursive: true, force: true });
  }
}
