import { once } from 'node:events';
import { painter, type Paint } from '@provenance/report';

/** What a command reads and writes, handed in so that tests can look on. */
export interface Process {
  env: NodeJS.ProcessEnv;
  cwd: string;
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  /** Aborts when the person at the terminal, or the CI job, has had enough. */
  signal: AbortSignal;
}

/** Answers go to standard output, what happens meanwhile to standard error: a pipe gets the answer alone. */
export class Terminal {
  readonly #process: Process;
  #progress = false;
  #answered = false;

  constructor(process: Process) {
    this.#process = process;
  }

  /** Colours for standard output. */
  get paint(): Paint {
    return painter(this.#process.stdout, this.#process.env);
  }

  /** Characters of a line of the answer; undefined where it goes into a file or a pipe. */
  get columns(): number | undefined {
    const { isTTY, columns } = this.#process.stdout;
    return isTTY === true && columns > 0 ? columns : undefined;
  }

  /** Whether something of an answer is out: what comes after it would be part of it. */
  get answered(): boolean {
    return this.#answered;
  }

  /**
   * Waits while a reader is slower than we are, so that an answer of any length costs no memory. Goes on without a
   * reader that has left: what the exit code says is not theirs to change.
   */
  async answer(text: string): Promise<void> {
    this.#endProgress();
    this.#answered = true;
    const { stdout } = this.#process;
    if (stdout.writable && !stdout.write(text)) await drained(stdout);
  }

  async answerLine(text: string): Promise<void> {
    await this.answer(`${text}\n`);
  }

  /** A line about what happens. */
  say(text: string): void {
    this.#endProgress();
    this.#process.stderr.write(`${text}\n`);
  }

  /** Colours for standard error. */
  get sayPaint(): Paint {
    return painter(this.#process.stderr, this.#process.env);
  }

  /** Whether a line can be written over: on a terminal that is not a CI job's. */
  get interactive(): boolean {
    return this.#process.stderr.isTTY === true && !this.#process.env['CI'] && this.#process.env['TERM'] !== 'dumb';
  }

  /** Writes over the line before; only where `interactive`. */
  progress(text: string): void {
    this.#process.stderr.write(`\r\u001b[K${text}`);
    this.#progress = true;
  }

  #endProgress(): void {
    if (!this.#progress) return;
    this.#process.stderr.write('\r\u001b[K');
    this.#progress = false;
  }
}

async function drained(stream: NodeJS.WriteStream): Promise<void> {
  try {
    await once(stream, 'drain');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
