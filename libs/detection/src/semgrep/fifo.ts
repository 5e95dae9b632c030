import { execFile } from 'node:child_process';
import { closeSync, constants, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { DetectorUnavailable } from '../detector/detector.ts';
import { onDisk } from './stage.ts';

/** Name of the FIFO, later of the file, in an engine's folder. */
export const TARGETS = 'targets';

/** Bytes that a pipe takes without a reader; Linux's default is 65,536. */
export const FIFO_BYTES = 60_000;

/**
 * Hands the targets file to an engine that was started before there were targets.
 * The engine opens the path twice. The first time it waits at a FIFO that we hold open; then the path is
 * a regular file with the same content, which the second opening finds.
 */
export class TargetsHandover {
  readonly #path: string;
  #fd: number | undefined;

  private constructor(path: string) {
    this.#path = path;
    // Read and write: opening then waits for nobody, also not for an engine that died at its start.
    this.#fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  }

  /** Makes the FIFO: by a program, Node has no call for it. One for each engine: a pipe knows no addressee. */
  static async make(path: string): Promise<TargetsHandover> {
    try {
      await promisify(execFile)('mkfifo', ['-m', '600', path]);
      return new TargetsHandover(path);
    } catch (error) {
      const reason = (error as Error).message;
      throw new DetectorUnavailable(`Files cannot be staged (${reason})`, { cause: error });
    }
  }

  /** Gives the engine its targets; at most FIFO_BYTES. */
  give(targets: string): void {
    const fd = this.#fd;
    if (fd === undefined) throw new Error('An engine takes one batch');
    onDisk(() => {
      writeFileSync(`${this.#path}.r`, targets, { mode: 0o600 });
      renameSync(`${this.#path}.r`, this.#path);
      writeSync(fd, targets);
    });
    this.close();
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}
