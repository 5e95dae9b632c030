import { openRedis, semgrepCorePath } from '@provenance/embedded';
import type { Environment } from '@provenance/service';
import { join, resolve } from 'node:path';
import type { StandaloneConfig } from './standalone.config.ts';

/** What the roles need and the environment did not name. */
export interface Parts {
  env: Environment;
  close(): Promise<void>;
}

/** An embedded Redis unless PROVENANCE_REDIS_URL names one; the fetched engine unless a path names one. */
export async function openParts(config: StandaloneConfig, env: Environment): Promise<Parts> {
  const core = { PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath(env) };
  if (env['PROVENANCE_REDIS_URL']) return { env: core, close: async () => undefined };
  const redis = await openRedis(join(resolve(config.dataDir), 'redis'));
  return { env: { ...core, PROVENANCE_REDIS_URL: redis.url }, close: () => redis.stop() };
}
