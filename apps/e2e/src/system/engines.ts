import { readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { semgrepCorePath } from '@provenance/embedded';
import type { System } from './system.ts';

/** An engine process of this system. */
export interface EngineProcess {
  pid: number;
  parent: number;
}

/** The processes that work in the folders of the detect workers, whoever started them and still lives. */
export async function enginesOf(system: System): Promise<EngineProcess[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const engines = await Promise.all(pids.map((pid) => engineAt(pid, system.workDir)));
  return engines.filter((engine) => engine !== undefined);
}

async function engineAt(pid: number, workDir: string): Promise<EngineProcess | undefined> {
  try {
    if (!(await readlink(`/proc/${pid}/cwd`)).startsWith(workDir)) return undefined;
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // "pid (name) state parent …"; the name may hold anything, so the fields are counted from its end.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : { pid, parent: Number(parent) };
  } catch {
    // It has ended meanwhile, or is somebody else's.
    return undefined;
  }
}

const GONE_WITHIN_MS = 60_000;

/**
 * Waits until no engine is left whose worker is gone: one in its work ends when it cannot report, and one that was killed
 * when it next has the processor, which on a busy machine it gets last.
 */
export async function untilNoOrphan(system: System): Promise<void> {
  const deadline = Date.now() + GONE_WITHIN_MS;
  for (;;) {
    const worker = system.app('detect-worker').pid;
    const orphans = (await enginesOf(system)).filter(({ parent }) => parent !== worker);
    if (orphans.length === 0) return;
    if (Date.now() > deadline) throw new Error(`Engines without a worker: ${JSON.stringify(orphans)}`);
    await wait(100);
  }
}

/**
 * The engine, but for what `lines` of shell do before it looks at a batch: `$files` are the staged ones, once the batch is
 * there. Returns its path.
 */
export async function engineBehind({ dir }: Pick<System, 'dir'>, name: string, lines: string): Promise<string> {
  const path = join(dir, name);
  const script = `#!/bin/sh
if [ "$1" = -version ]; then exec "${semgrepCorePath()}" "$@"; fi
cat "$4" >/dev/null
files=$(ls "$(dirname "$4")"/f* 2>/dev/null)
${lines}
exec "${semgrepCorePath()}" "$@"
`;
  await writeFile(path, script, { mode: 0o700 });
  return path;
}
