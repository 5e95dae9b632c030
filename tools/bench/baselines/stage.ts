import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PythonFile } from '../payloads/python-file.ts';

/** A folder with the files of one analysis, for engines that are started by hand. */
export async function stage(dir: string, files: readonly PythonFile[]): Promise<string[]> {
  await mkdir(dir, { recursive: true });
  return Promise.all(
    files.map(async (file, index) => {
      const path = join(dir, `file_${index}.py`);
      await writeFile(path, file.content);
      return path;
    }),
  );
}
