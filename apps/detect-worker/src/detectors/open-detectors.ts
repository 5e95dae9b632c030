import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import {
  DEFAULT_ENGINE_LIMITS,
  DetectorSet,
  loadDetectorModules,
  loadEngineRules,
  openSemgrep,
  PythonImportsDetector,
  SecretsDetector,
  type DetectionObserver,
  type SemgrepConfig,
} from '@provenance/detection';
import { ConfigError } from '@provenance/service';
import { semgrepCorePath } from '@provenance/embedded';
import type { DetectionCache } from '@provenance/store';
import type { DetectConfig } from '../detect/detect.config.ts';

/**
 * Every detector of this process.
 * @throws ConfigError, or Error with the reason when one cannot work: an analysis must not look clean for want of a detector.
 */
export async function openDetectors(
  config: DetectConfig,
  cache: DetectionCache,
  observer: DetectionObserver,
): Promise<DetectorSet> {
  const fileLimits = { maxFileBytes: config.maxFileBytes, maxLineBytes: config.maxLineBytes };
  const { semgrepConfigPath: path, semgrepConfigMode: mode, workDir, engines } = config;
  const { custom, rules } = await loadOwn(config, path === undefined ? undefined : { path, mode });
  const options = {
    corePath: config.semgrepCorePath ?? semgrepCorePath(),
    fileLimits,
    engineLimits: { ...DEFAULT_ENGINE_LIMITS, niceness: config.niceness },
    cache,
    cacheTtlSeconds: config.cacheSeconds,
    observer,
    ...(workDir !== undefined && { workRoot: workDir }),
    ...(engines > 0 && { engines }),
  };
  const semgrep = await openSemgrep(options, rules);
  const builtIn = [semgrep, new SecretsDetector(fileLimits), new PythonImportsDetector(fileLimits)];
  return new DetectorSet([...builtIn, ...custom], observer);
}

/** What the operator has brought, and the bundled rules. @throws ConfigError with every variable that cannot be used */
async function loadOwn({ detectorModulePaths: modules, semgrepCorePath: core, workDir }: DetectConfig, config: SemgrepConfig | undefined) {
  const faults: string[] = [];
  const blame = (variable: string) => (error: Error): void => void faults.push(`${variable} cannot be used: ${error.message}`);
  const [custom, rules] = await Promise.all([
    loadDetectorModules(modules).catch(blame('PROVENANCE_DETECTOR_MODULE_PATHS')),
    loadEngineRules(config).catch(blame('PROVENANCE_SEMGREP_CONFIG_PATH')),
    core === undefined ? undefined : runnable(core).catch(blame('PROVENANCE_SEMGREP_CORE_PATH')),
    workDir === undefined ? undefined : writableFolder(workDir).catch(blame('PROVENANCE_DETECT_WORK_DIR')),
  ]);
  if (!custom || !rules || faults.length > 0) throw new ConfigError(faults);
  return { custom, rules };
}

async function runnable(path: string): Promise<void> {
  if (!(await stat(path)).isFile()) throw new Error(`${path} is no file`);
  await access(path, constants.X_OK);
}

async function writableFolder(path: string): Promise<void> {
  if (!(await stat(path)).isDirectory()) throw new Error(`${path} is no folder`);
  await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
}
