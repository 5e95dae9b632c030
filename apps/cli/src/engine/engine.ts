import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { semgrepCorePath, SEMGREP_VERSION } from '@provenance/embedded';

type Env = Readonly<Record<string, string | undefined>>;

/** The engine that the offline check runs, and where it was found. */
export type Engine = { path: string; from: string } | { missing: string[] };

/** Where `provenance engine` puts it. */
export function engineFolder(env: Env): string {
  const cache = env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache');
  return join(cache, 'provenance', `semgrep-${SEMGREP_VERSION}`);
}

/** Looks where the environment says, in the cache of this user, and in the workspace that this may run in. */
export function findEngine(env: Env): Engine {
  const named = env['PROVENANCE_SEMGREP_CORE_PATH'];
  if (named) return existsSync(named) ? { path: named, from: 'PROVENANCE_SEMGREP_CORE_PATH' } : { missing: [named] };
  const cached = join(engineFolder(env), 'semgrep-core');
  if (existsSync(cached)) return { path: cached, from: 'the cache' };
  return inWorkspace(env) ?? { missing: [cached] };
}

/** Undefined outside of a workspace, which is what a package is. */
function inWorkspace(env: Env): Engine | undefined {
  try {
    return { path: semgrepCorePath({ ...env }), from: 'the workspace' };
  } catch {
    return undefined;
  }
}
