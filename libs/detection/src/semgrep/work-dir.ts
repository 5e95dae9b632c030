import { accessSync, closeSync, constants, openSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TARGETS } from './fifo.ts';

const PREFIX = 'provenance-detect-';
const MEMORY_DIR = '/dev/shm';

/** Memory-backed where there is such a place: staged files live for a tenth of a second. */
export function defaultWorkRoot(): string {
  try {
    accessSync(MEMORY_DIR, constants.W_OK | constants.X_OK);
    return MEMORY_DIR;
  } catch {
    return tmpdir();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The other end of a FIFO, or nothing where there is no engine's folder. */
function openOtherEnd(path: string): number[] {
  try {
    return [openSync(path, constants.O_RDWR | constants.O_NONBLOCK)];
  } catch {
    return [];
  }
}

/**
 * Removes the folder of a killed process, which holds source text of others, and lets its engines go: one that
 * opens its FIFO after the process died waits for a writer for ever. Opened and closed by us, it reads the end.
 */
function removeAbandoned(dir: string): void {
  const ends = readdirSync(dir).flatMap((engine) => openOtherEnd(join(dir, engine, TARGETS)));
  // Before they are closed: an engine that comes later must find no FIFO at all.
  rmSync(dir, { recursive: true, force: true });
  ends.forEach(closeSync);
}

function sweep(root: string): void {
  for (const name of readdirSync(root)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`, 'u').exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) removeAbandoned(join(root, name));
  }
}

/** A new folder of this process alone (0700) in which engines work. */
export async function makeWorkDir(root: string = defaultWorkRoot()): Promise<string> {
  sweep(root);
  return mkdtemp(join(root, `${PREFIX}${process.pid}-`));
}
