import { SILENT_OBSERVER } from '../detector/detection-observer.ts';
import { DEFAULT_LIMITS } from '../limits/file-limits.ts';
import { CoreAdapter } from './core-adapter.ts';
import { DEFAULT_ENGINE_LIMITS } from './engine-limits.ts';
import { EnginePool } from './engine-pool.ts';
import type { EngineAdapter } from './engine.ts';
import { loadEngineRules, type EngineRules } from './engine-rules.ts';
import { FileScanner } from './file-scanner.ts';
import { OsemgrepAdapter } from './osemgrep-adapter.ts';
import { LenientCache } from './scan-cache.ts';
import { runSelfTest } from './self-test.ts';
import { SemgrepDetector } from './semgrep-detector.ts';
import { defaultEngines, type SemgrepOptions } from './semgrep-options.ts';
import { makeWorkDir } from './work-dir.ts';

type OpenAdapter = (
  options: SemgrepOptions,
  rules: EngineRules,
  dir: string,
) => Promise<EngineAdapter>;

/**
 * Starts Semgrep and proves it by the canaries: driven directly, else by its own command line.
 * @param loaded the rules of `options.config`, where they were loaded before
 * @throws Error with the reason of each adapter when none passes.
 */
export async function openSemgrep(options: SemgrepOptions, loaded?: EngineRules): Promise<SemgrepDetector> {
  const rules = loaded ?? (await loadEngineRules(options.config));
  // What no adapter can do without is the same failure of each.
  const failures = new Set<string>();
  for (const open of 'registry' in rules.config ? [openOsemgrep] : [openCore, openOsemgrep]) {
    const result = await tryAdapter(options, rules, open);
    if (result instanceof SemgrepDetector) return result;
    failures.add(result);
  }
  throw new Error(`Semgrep does not work. ${[...failures].join('. ')}`);
}

const openCore: OpenAdapter = (options, rules, dir) => {
  if ('registry' in rules.config) throw new Error('The core reads no registry');
  return CoreAdapter.open(options.corePath, rules.config.packs, dir, limitsOf(options));
};

const openOsemgrep: OpenAdapter = (options, rules, dir) =>
  OsemgrepAdapter.open(options.corePath, rules.config, dir, limitsOf(options));

function limitsOf(options: SemgrepOptions) {
  return options.engineLimits ?? DEFAULT_ENGINE_LIMITS;
}

/** The detector, or why the adapter cannot be used. */
async function tryAdapter(
  options: SemgrepOptions,
  rules: EngineRules,
  open: OpenAdapter,
): Promise<SemgrepDetector | string> {
  let adapter: EngineAdapter;
  try {
    adapter = await open(options, rules, await makeWorkDir(options.workRoot));
  } catch (error) {
    return (error as Error).message;
  }
  const observer = options.observer ?? SILENT_OBSERVER;
  const pool = new EnginePool(adapter, { size: options.engines ?? defaultEngines(), observer });
  pool.warm();
  const selfTest = await runSelfTest(pool, rules.canaries);
  if (selfTest.passed) {
    return assemble(options, rules, adapter, pool, selfTest);
  }
  pool.close();
  await adapter.close();
  return `${adapter.name} ${adapter.version}: ${selfTest.detail ?? 'self-test failed'}`;
}

function assemble(
  options: SemgrepOptions,
  { pack, scope }: EngineRules,
  adapter: EngineAdapter,
  pool: EnginePool,
  selfTest: Awaited<ReturnType<typeof runSelfTest>>,
): SemgrepDetector {
  const scanner = new FileScanner(pool, {
    scope,
    packDigest: pack.digest,
    engineVersion: adapter.version,
    limits: options.fileLimits ?? DEFAULT_LIMITS,
  });
  const observer = options.observer ?? SILENT_OBSERVER;
  const cache = new LenientCache(options.cache, options.cacheTtlSeconds, observer);
  return new SemgrepDetector({ adapter, pool, scanner, cache, pack, selfTest });
}
