import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds nx.json, looked for upwards from this module. */
export function workspaceRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'nx.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No nx.json above ${import.meta.dirname}`);
    folder = parent;
  }
  return folder;
}

/** Where the set-up puts the binaries it fetched: PROVENANCE_PARTS_DIR, else `.parts` of the workspace. */
export function partsDir(env: NodeJS.ProcessEnv = process.env): string {
  return env['PROVENANCE_PARTS_DIR'] ?? join(workspaceRoot(), '.parts');
}
