import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const TOOLS = resolve(import.meta.dirname, '../../../../tools');

/** ClickHouse's engine without its server, behind a small HTTP front: docs/export-clickhouse.md says what it lacks. */
export class ClickHouseEngine {
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #data: string;

  private constructor(port: string, process: ChildProcess, data: string) {
    this.url = `http://127.0.0.1:${port}`;
    this.#process = process;
    this.#data = data;
  }

  /** Fetches the engine the first time, 51 MB. */
  static async start(): Promise<ClickHouseEngine> {
    const engine = execFileSync(process.execPath, [join(TOOLS, 'operations/parts/tools.mjs'), 'clickhouse-engine'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
    const data = await mkdtemp(join(tmpdir(), 'provenance-clickhouse-'));
    const child = spawn(process.env['PYTHON'] ?? 'python3', [join(TOOLS, 'clickhouse/serve_engine.py'), engine, data], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [port] = await Promise.race([once(createInterface(child.stdout!), 'line'), once(child, 'exit').then(() => Promise.reject(new Error('the engine of ClickHouse did not start')))]) as [string];
    return new ClickHouseEngine(port, child, data);
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.stdin?.end();
    await ended;
    await rm(this.#data, { recursive: true, force: true });
  }
}
