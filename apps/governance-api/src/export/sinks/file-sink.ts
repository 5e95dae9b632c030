import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ExportEvent } from '@provenance/domain';
import { ConfigError } from '@provenance/service';
import type { RefusedRow, Sink } from './sink.ts';

export interface FileSinkOptions {
  path: string;
  /** A file that has reached this size is put aside under its name and the time, and a new one begun. */
  maxBytes: number;
  now?: () => Date;
}

const NEWLINE = 0x0a;

/** Rows as lines of JSON. Several processes may share a file: every batch is one append. */
export class FileSink implements Sink {
  readonly name = 'file';
  readonly #options: FileSinkOptions;
  #file: FileHandle | undefined;

  constructor(options: FileSinkOptions) {
    this.#options = options;
  }

  /** @throws ConfigError when the file cannot be written */
  static async open(options: FileSinkOptions): Promise<FileSink> {
    const sink = new FileSink(options);
    try {
      await sink.#open();
    } catch (error) {
      throw new ConfigError([`PROVENANCE_TIMESERIES_PATH: events cannot be written to ${options.path} (${(error as Error).message}): set another file, or PROVENANCE_TIMESERIES_BACKEND=off`]);
    }
    return sink;
  }

  async write(rows: readonly ExportEvent[]): Promise<RefusedRow[]> {
    const file = await this.#current();
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    await file.appendFile((await endsInsideLine(file)) ? `\n${lines}` : lines, 'utf8');
    await file.datasync();
    return [];
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }

  /** The file to append to: another one once it is full, or when somebody has put it aside. */
  async #current(): Promise<FileHandle> {
    const { path, maxBytes, now = () => new Date() } = this.#options;
    for (;;) {
      const file = this.#file ?? (await this.#open());
      const { size, ino } = await file.stat();
      const isCurrent = (await inodeOf(path)) === ino;
      if (isCurrent && size < maxBytes) return file;
      if (isCurrent) await rename(path, `${path}.${now().toISOString().replaceAll(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`);
      await this.close();
    }
  }

  async #open(): Promise<FileHandle> {
    await makeFolder(dirname(this.#options.path));
    return (this.#file = await open(this.#options.path, 'a+', 0o640));
  }
}

/** Not mkdir's own `recursive`: Node tries for ever where a folder is there and none can be made in it, as in /proc (ENOENT). */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT') throw error;
    await makeFolder(dirname(path));
    await mkdir(path).catch(unlessThere);
  }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** A process that was killed while it wrote leaves half a line: the next must not be glued to it. */
async function endsInsideLine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== NEWLINE;
}

async function inodeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).ino;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
