import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError, type Environment } from './load-config.ts';

/** The process's environment; in development the file `.env` of the working folder fills what is not set. */
export function readEnvironment(env: Environment = process.env, file = '.env'): Environment {
  if (env['NODE_ENV'] === 'production' || !existsSync(file)) return env;
  return { ...parseEnv(textOf(file)), ...env };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError([`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`]);
  }
}
