import { accessSync, constants, readdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** Removes what killed processes left: their folders hold source text of others. */
function sweep(root: string): void {
  for (const name of readdirSync(root)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`, 'u').exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      rmSync(join(root, name), { recursive: true, force: true });
    }
  }
}

/** A new folder of this process alone (0700) in which engines work. */
export async function makeWorkDir(root: string = defaultWorkRoot()): Promise<string> {
  sweep(root);
  return mkdtemp(join(root, `${PREFIX}${process.pid}-`));
}
