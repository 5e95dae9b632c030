import {
  DEFAULT_ENGINE_LIMITS,
  DetectorSet,
  loadDetectorModules,
  openSemgrep,
  PythonImportsDetector,
  SecretsDetector,
  type DetectionObserver,
} from '@provenance/detection';
import { semgrepCorePath } from '@provenance/embedded';
import type { DetectionCache } from '@provenance/store';
import type { DetectConfig } from '../detect/detect.config.ts';

/**
 * Every detector of this process.
 * @throws Error with the reason when one cannot work: an analysis must not look clean for want of a detector.
 */
export async function openDetectors(
  config: DetectConfig,
  cache: DetectionCache,
  observer: DetectionObserver,
): Promise<DetectorSet> {
  const fileLimits = { maxFileBytes: config.maxFileBytes, maxLineBytes: config.maxLineBytes };
  const custom = await loadDetectorModules(config.detectorModulePaths);
  const { semgrepConfigPath: path, semgrepConfigMode: mode, workDir, engines } = config;
  const semgrep = await openSemgrep({
    corePath: config.semgrepCorePath ?? semgrepCorePath(),
    fileLimits,
    engineLimits: { ...DEFAULT_ENGINE_LIMITS, niceness: config.niceness },
    cache,
    cacheTtlSeconds: config.cacheSeconds,
    observer,
    ...(path !== undefined && { config: { path, mode } }),
    ...(workDir !== undefined && { workRoot: workDir }),
    ...(engines > 0 && { engines }),
  });
  const builtIn = [semgrep, new SecretsDetector(fileLimits), new PythonImportsDetector(fileLimits)];
  return new DetectorSet([...builtIn, ...custom], observer);
}
