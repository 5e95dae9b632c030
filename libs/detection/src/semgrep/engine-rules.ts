import { createHash } from 'node:crypto';
import { knownAnalyzers } from '../language/analyzers.ts';
import { bundledRules } from '../pack/bundled-rules.ts';
import { canariesFor, canaryRules, type Canary } from '../pack/canary.ts';
import { isRegistryConfig, operatorRules } from '../pack/operator-rules.ts';
import { lanePacks } from '../pack/lanes.ts';
import { assemblePack, packScope, type PackScope, type RulePack } from '../pack/rule-pack.ts';
import type { SemgrepConfig } from './semgrep-options.ts';

/** Rules as an engine is given them, and what is known of them. */
export interface EngineRules {
  config: { packs: ReadonlyMap<string, string> } | { registry: string };
  pack: RulePack;
  scope: PackScope;
  canaries: Canary[];
}

/**
 * The rules to run: the bundled ones, replaced or extended by the operator's.
 * @throws Error naming the file or the rule that cannot be used.
 */
export async function loadEngineRules(config: SemgrepConfig | undefined): Promise<EngineRules> {
  if (config !== undefined && isRegistryConfig(config.path)) return registryRules(config.path);
  const pack = await loadPack(config);
  const canaries = canariesFor(pack.rules);
  return {
    config: { packs: lanePacks([...pack.rules, ...canaryRules(canaries)]) },
    pack,
    scope: packScope(pack.rules),
    canaries,
  };
}

async function loadPack(config: SemgrepConfig | undefined): Promise<RulePack> {
  if (config === undefined) return assemblePack(await bundledRules());
  const own = await operatorRules(config.path);
  return config.mode === 'extend' ? assemblePack(await bundledRules(), own) : assemblePack(own);
}

/**
 * What a registry serves is not known here, and can change at any time: every language is scanned, and
 * results are shared only with processes that started in the same minute.
 */
function registryRules(registry: string, now: Date = new Date()): EngineRules {
  const lastModified = now.toISOString();
  const digest = createHash('sha256').update(`${registry} ${lastModified.slice(0, 16)}`).digest('hex');
  return {
    config: { registry },
    pack: { rules: [], digest, source: registry, lastModified },
    scope: { analyzers: new Set(knownAnalyzers()), pathSensitive: new Set() },
    canaries: [],
  };
}
