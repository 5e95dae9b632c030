import type { DetectionObserver } from '@provenance/detection';
import type { Logger, Metrics } from '@provenance/service';

/** Metrics and log lines of what the detectors tell. */
export class DetectorMetrics implements DetectionObserver {
  readonly #metrics: Metrics;
  readonly #log: Logger;

  constructor(metrics: Metrics, log: Logger) {
    this.#metrics = metrics;
    this.#log = log;
  }

  detectorRan(detector: string, seconds: number, outcome: 'completed' | 'failed'): void {
    this.#metrics.record('provenance_detector_run_seconds', seconds, { detector, outcome });
  }

  cacheAnswered(hits: number, misses: number): void {
    if (hits > 0) this.#metrics.add('provenance_detector_cache_hits_total', { outcome: 'hit' }, hits);
    if (misses > 0) this.#metrics.add('provenance_detector_cache_hits_total', { outcome: 'miss' }, misses);
  }

  cacheFailed(error: unknown): void {
    this.#log.warn({ err: error }, 'detection cache failed, files are scanned');
  }

  engineFailed(reason: string): void {
    this.#log.warn({ reason }, 'an engine failed, its files are tried again in parts');
  }
}
