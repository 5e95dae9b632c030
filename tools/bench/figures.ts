import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Item } from './measurement.ts';
import type { Outcome } from './report.ts';

/** The last figures of every item, one file each: an item can be measured again alone, and the page stays whole. */
const FOLDER = resolve(import.meta.dirname, 'figures');

type Kept = Omit<Outcome, 'item'>;

/** The last figures of the items, in their order; items that were never measured are left out. */
export async function lastFigures(items: readonly Item[]): Promise<Outcome[]> {
  const found = await Promise.all(items.map(async (item) => ({ item, kept: await read(item) })));
  return found.flatMap(({ item, kept }) => (kept === undefined ? [] : [{ item, ...kept }]));
}

export async function keepFigures(outcomes: readonly Outcome[]): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  for (const { item, ...kept } of outcomes) await writeFile(fileOf(item), `${JSON.stringify(kept satisfies Kept, undefined, 1)}\n`);
}

async function read(item: Item): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(item), 'utf8')) as Kept;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function fileOf({ letter }: Item): string {
  return join(FOLDER, `${letter}.json`);
}
