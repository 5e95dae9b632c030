import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { partsDir } from './workspace.ts';

/** The engine version that the rules were tested with and the set-up fetches. */
export const SEMGREP_VERSION = '1.185.0';

/**
 * Path of the pinned semgrep-core: PROVENANCE_SEMGREP_CORE_PATH, else the one that the set-up fetched.
 * @throws Error naming both places when neither holds a file.
 */
export function semgrepCorePath(env: NodeJS.ProcessEnv = process.env): string {
  const path =
    env['PROVENANCE_SEMGREP_CORE_PATH'] ??
    join(partsDir(env), `semgrep-${SEMGREP_VERSION}`, 'semgrep-core');
  if (!existsSync(path)) {
    throw new Error(
      `No semgrep-core at ${path}: run "npm run setup", or set PROVENANCE_SEMGREP_CORE_PATH`,
    );
  }
  return path;
}
