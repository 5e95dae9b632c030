import { openRedis, semgrepCorePath } from '@provenance/embedded';
import type { Environment } from '@provenance/service';
import { join, resolve } from 'node:path';
import { lacksSigningKey, ownSigningKey } from './signing-key.ts';
import type { StandaloneConfig } from './standalone.config.ts';

/** What the roles need and the environment did not name. */
export interface Parts {
  env: Environment;
  close(): Promise<void>;
}

/** An embedded Redis unless PROVENANCE_REDIS_URL names one; the fetched engine, a signing key, unless they are named. */
export async function openParts(config: StandaloneConfig, env: Environment): Promise<Parts> {
  const key = lacksSigningKey(env) ? { PROVENANCE_DECISION_SIGNING_KEY_FILE: ownSigningKey(config.dataDir) } : {};
  const named = { PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath(env), ...key };
  if (env['PROVENANCE_REDIS_URL'] || env['PROVENANCE_REDIS_URL_FILE']) return { env: named, close: async () => undefined };
  const redis = await openRedis(join(resolve(config.dataDir), 'redis'));
  return { env: { ...named, PROVENANCE_REDIS_URL: redis.url }, close: () => redis.stop() };
}
