import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './exit-code.ts';
import type { Process } from './terminal.ts';

/** A file that the call names. @throws UsageError when it cannot be read */
export function readGiven(file: string, { cwd }: Pick<Process, 'cwd'>): Buffer {
  try {
    return readFileSync(resolve(cwd, file));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}
