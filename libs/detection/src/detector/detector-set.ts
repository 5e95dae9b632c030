import type { DetectionResult, DetectorCapability } from '@provenance/domain';
import type { DetectionObserver } from './detection-observer.ts';
import {
  DetectorUnavailable,
  type Detector,
  type FileScan,
  type ScanFile,
} from './detector.ts';
import { mergeScans } from './merge-scans.ts';

function failedScans(detector: Detector, files: readonly ScanFile[], error: unknown): FileScan[] {
  const reason = `detector ${detector.name} failed: ${(error as Error).message}`.slice(0, 300);
  return files.map(() => ({ findings: [], status: 'uncovered', reason }));
}

/** Every active detector as one. */
export class DetectorSet {
  readonly #detectors: readonly Detector[];
  readonly #observer: DetectionObserver;

  /** The first detector's reasons are told first. @throws Error when two have the same name. */
  constructor(detectors: readonly Detector[], observer: DetectionObserver) {
    const names = detectors.map((detector) => detector.name);
    const double = names.find((name, index) => names.indexOf(name) !== index);
    if (double !== undefined) throw new Error(`Two detectors are named ${double}: rename one`);
    this.#detectors = detectors;
    this.#observer = observer;
  }

  /** Merged results, one a file in the same order. @throws DetectorUnavailable when it is worth a later attempt. */
  async scan(files: ScanFile[], signal: AbortSignal): Promise<FileScan[]> {
    const all = await Promise.all(
      this.#detectors.map((detector) => this.#scanBy(detector, files, signal)),
    );
    return files.map((_, index) => mergeScans(all.map((scans) => scans[index]!)));
  }

  async capabilities(): Promise<DetectorCapability[]> {
    return (await Promise.all(this.#detectors.map((detector) => detector.capabilities()))).flat();
  }

  /** Programs that looked, with the digests of their rules. */
  async engines(): Promise<DetectionResult['engines']> {
    const engines = new Map<string, DetectionResult['engines'][number]>();
    for (const { name, engine_version, config_sha256 } of await this.capabilities()) {
      const digest = config_sha256 === undefined ? {} : { pack_digest: config_sha256 };
      engines.set(name, { name, version: engine_version ?? '1', ...digest });
    }
    return [...engines.values()];
  }

  async close(): Promise<void> {
    await Promise.all(this.#detectors.map(async (detector) => detector.close?.()));
  }

  async #scanBy(detector: Detector, files: ScanFile[], signal: AbortSignal): Promise<FileScan[]> {
    const started = performance.now();
    let outcome: 'completed' | 'failed' = 'failed';
    let failure: unknown;
    try {
      const scans = await detector.scan(files, signal);
      if (scans.length !== files.length) throw new Error(`${scans.length} results for ${files.length} files`);
      outcome = 'completed';
      return scans;
    } catch (error) {
      if (signal.aborted) throw error;
      failure = error;
      if (error instanceof DetectorUnavailable) throw error;
      return failedScans(detector, files, error);
    } finally {
      this.#observer.detectorRan(detector.name, (performance.now() - started) / 1000, outcome, failure);
    }
  }
}
