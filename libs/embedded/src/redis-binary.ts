import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { partsDir } from './workspace.ts';

export const VALKEY_VERSION = '9.1.2';

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The server program: redis-server or valkey-server on the PATH, else the one that the set-up fetched.
 * @throws Error that names the set-up command when there is none.
 */
export function redisServerPath(env: NodeJS.ProcessEnv = process.env): string {
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => [join(folder, 'redis-server'), join(folder, 'valkey-server')]);
  const fetched = join(partsDir(env), `valkey-${VALKEY_VERSION}`, 'valkey-server');
  const found = [...onPath, fetched].find(isExecutable);
  if (found === undefined) {
    throw new Error(
      'No redis-server or valkey-server: run "npm run setup", put one on the PATH, or set PROVENANCE_REDIS_URL',
    );
  }
  return found;
}
