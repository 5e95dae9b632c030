import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledRules } from '@provenance/detection';

/** Writes the bundled rules as the one JSON file that every engine here reads; answers its path. */
export async function writePack(dir: string): Promise<string> {
  const file = join(dir, 'pack.json');
  const { rules } = await bundledRules();
  await writeFile(file, JSON.stringify({ rules }));
  return file;
}
