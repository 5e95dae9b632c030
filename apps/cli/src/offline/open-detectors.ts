import { DEFAULT_LIMITS, DetectorSet, openSemgrep, PythonImportsDetector, SecretsDetector, type DetectionObserver } from '@provenance/detection';
import { findEngine } from '../engine/engine.ts';
import { FailedError } from '../io/exit-code.ts';

/** Nobody measures a run of the command line. */
export const SILENT: DetectionObserver = {
  detectorRan: () => undefined,
  cacheAnswered: () => undefined,
  cacheFailed: () => undefined,
  engineFailed: () => undefined,
};

/** The detectors of the service. @throws FailedError when the engine is missing or cannot work: a change must not look clean for want of it */
export async function openDetectors(env: NodeJS.ProcessEnv): Promise<DetectorSet> {
  const engine = findEngine(env);
  if ('missing' in engine) {
    throw new FailedError(
      `the Semgrep engine is not at ${engine.missing.join(', ')}`,
      'Run `provenance fetch-engine`, or set PROVENANCE_SEMGREP_CORE_PATH; `provenance doctor` says more',
    );
  }
  const path = env['PROVENANCE_SEMGREP_CONFIG_PATH'];
  const mode = env['PROVENANCE_SEMGREP_CONFIG_MODE'] === 'extend' ? 'extend' : 'replace';
  try {
    const semgrep = await openSemgrep({ corePath: engine.path, observer: SILENT, fileLimits: DEFAULT_LIMITS, ...(path ? { config: { path, mode } } : {}) });
    return new DetectorSet([semgrep, new SecretsDetector(DEFAULT_LIMITS), new PythonImportsDetector(DEFAULT_LIMITS)], SILENT);
  } catch (error) {
    throw new FailedError(`the Semgrep engine cannot work: ${(error as Error).message}`, 'provenance doctor says more', { cause: error });
  }
}
