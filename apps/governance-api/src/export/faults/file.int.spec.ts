import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportEvent } from '@provenance/domain';
import { survivesFaults, type TriedSink } from './faults.fixture.ts';

/** A path through a file leads nowhere: as when a disk is not mounted. */
async function triedFile(): Promise<TriedSink> {
  const root = await mkdtemp(join(tmpdir(), 'export-'));
  const [folder, aside] = [join(root, 'data'), join(root, 'aside')];
  const path = join(folder, 'events.jsonl');
  return {
    config: { backend: 'file', path },
    ids: async () => [...new Set((await readFile(path, 'utf8')).split('\n').flatMap(idOf))],
    away: async () => {
      await rename(folder, aside);
      await writeFile(folder, '');
    },
    back: async () => {
      await rm(folder);
      await rename(aside, folder);
    },
    stop: () => rm(root, { recursive: true }),
  };
}

/** What was being written when its process was killed is half a line, and its row comes again. */
function idOf(line: string): string[] {
  try {
    return [(JSON.parse(line) as ExportEvent).event_id];
  } catch {
    return [];
  }
}

describe('a file', () => {
  survivesFaults(triedFile);
});
