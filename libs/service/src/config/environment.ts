import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Environment } from './load-config.ts';

/** The process's environment; in development the file `.env` of the working folder fills what is not set. */
export function readEnvironment(env: Environment = process.env, file = '.env'): Environment {
  if (env['NODE_ENV'] === 'production' || !existsSync(file)) return env;
  return { ...parseEnv(readFileSync(file, 'utf8')), ...env };
}
