import { readFileSync } from 'node:fs';
import { agentKeys, DEFAULT_ATTRIBUTION, openCatalogue, type AttributionSettings } from '@provenance/attribution';
import { UsageError } from '../io/exit-code.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The settings of the service's enrich stage, by the same names, so that both see the same. @throws UsageError */
export function attributionSettings(env: Env): AttributionSettings {
  const path = env['PROVENANCE_AGENT_CATALOG_PATH'];
  const [keys, map] = [textMap(env, 'PROVENANCE_AGENT_PUBLIC_KEYS'), textMap(env, 'PROVENANCE_GITHUB_AGENT_MAP')];
  return {
    keys: usable('PROVENANCE_AGENT_PUBLIC_KEYS', () => agentKeys(keys)),
    catalogue: usable('PROVENANCE_GITHUB_AGENT_MAP or PROVENANCE_AGENT_CATALOG_PATH', () =>
      openCatalogue({ map, ...(path ? { file: readFileSync(path, 'utf8') } : {}) }),
    ),
    labelPrefix: env['PROVENANCE_GITHUB_AGENT_LABEL_PREFIX'] ?? DEFAULT_ATTRIBUTION.labelPrefix,
    keepSessionUrls: env['PROVENANCE_KEEP_SESSION_URLS'] === 'true',
  };
}

function textMap(env: Env, name: string): Record<string, string> {
  return usable(name, () => {
    const value: unknown = JSON.parse(env[name] || '{}');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('it must be a JSON map');
    return value as Record<string, string>;
  });
}

function usable<T>(name: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw new UsageError(`${name} cannot be used: ${(error as Error).message}`);
  }
}
