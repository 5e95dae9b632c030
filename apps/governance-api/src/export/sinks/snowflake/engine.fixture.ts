import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Outcome, Statement } from './sql-api-stand-in.fixture.ts';

const TOOLS = resolve(import.meta.dirname, '../../../../../../tools');

/** Statements of Snowflake over DuckDB: docs/export-snowflake.md says what it lacks. */
export class SnowflakeEngine {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  #last: Promise<unknown> = Promise.resolve();

  /** Fetches the engine the first time, some 87 MB. */
  constructor() {
    const engine = execFileSync(process.execPath, [join(TOOLS, 'operations/parts/tools.mjs'), 'snowflake-engine'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
    this.#process = spawn(process.env['PYTHON'] ?? 'python3', [join(TOOLS, 'snowflake/run_engine.py'), engine], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface(this.#process.stdout!)[Symbol.asyncIterator]();
  }

  /** One statement after the other. */
  run(statement: Statement): Promise<Outcome> {
    const outcome = this.#last.then(async () => {
      this.#process.stdin!.write(`${JSON.stringify(statement)}\n`);
      const { value, done } = await this.#lines.next();
      if (done === true) throw new Error('the engine has ended');
      return JSON.parse(value) as Outcome;
    });
    this.#last = outcome.catch(() => undefined);
    return outcome;
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.stdin!.end();
    await ended;
  }
}
