import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { ExportConfig } from '../export.config.ts';

/** What a worker's process is told: the settings of the export, and what this machine has for them. */
export interface WorkerOrders {
  redis: string;
  config: ExportConfig;
  otlpEndpoint: string | undefined;
  /** Where a driver lies that is not installed with the service, by its name. */
  drivers: Record<string, string>;
  /** Where a service of the internet is answered instead, by its origin. */
  origins: Record<string, string>;
}

/** What it says of itself. */
type Word = 'began' | 'wrote' | 'away';

/** A running worker of the export. */
export class ExportProcess {
  readonly #process: ChildProcess;
  readonly #lines: Interface;
  readonly #ended: Promise<never>;
  readonly #heard = { began: 0, wrote: 0, away: 0 } satisfies Record<Word, number>;

  private constructor(child: ChildProcess) {
    this.#process = child;
    this.#lines = createInterface(child.stdout!).on('line', (word: Word) => (this.#heard[word] += 1));
    this.#ended = once(child, 'exit').then(([code, signal]) => Promise.reject(new Error(`the worker of the export ended (${code ?? signal})`)));
    this.#ended.catch(() => undefined);
  }

  static async start(orders: WorkerOrders, env: Record<string, string> = {}): Promise<ExportProcess> {
    const argv = [join(import.meta.dirname, 'worker.fixture.ts'), JSON.stringify(orders)];
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1', ...env } });
    const started = new ExportProcess(child);
    await started.says('began');
    return started;
  }

  /** Resolves when it has said so, that often since it began. */
  async says(word: Word, times = 1): Promise<void> {
    while (this.#heard[word] < times) await Promise.race([once(this.#lines, 'line'), this.#ended]);
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** @returns its exit code */
  async stop(): Promise<number | null> {
    await this.#end('SIGTERM');
    return this.#process.exitCode;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill(signal);
    await once(this.#process, 'exit');
  }
}
