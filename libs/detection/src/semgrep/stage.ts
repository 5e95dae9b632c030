import { mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DetectorUnavailable } from '../detector/detector.ts';
import type { EngineTarget } from './engine.ts';

/** Runs file work of ours; a full or broken disk is not the fault of the files. */
export function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new DetectorUnavailable(`Files cannot be staged (${code ?? message})`, { cause: error });
  }
}

/** Makes an engine's folder. */
export function makeStage(dir: string): void {
  onDisk(() => {
    mkdirSync(dir, { mode: 0o700 });
  });
}

/**
 * Writes the targets as regular files with names of ours; returns their paths in order.
 * Synchronous: on a memory-backed disk 64 files take some 3 ms, a third of what handing each of them to
 * the thread pool costs.
 */
export function stageFiles(dir: string, targets: readonly EngineTarget[]): string[] {
  return onDisk(() =>
    targets.map((target, index) => {
      const path = join(dir, `f${index}${target.extension}`);
      writeFileSync(path, target.content, { mode: 0o600, flag: 'wx' });
      return path;
    }),
  );
}

/** Removes an engine's folder and the source text in it. */
export async function removeStage(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true });
}
