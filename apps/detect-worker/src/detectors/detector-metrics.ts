import type { DetectionObserver } from '@provenance/detection';
import { reasonOf } from '@provenance/queue';
import { troublesIn, type HealthRegistry, type Logger, type Metrics } from '@provenance/service';

/** So many runs of a detector are looked at: some come to nothing without an engine, so failures need not stand in a row. */
const RECENT = 10;

/** Fewer failures are no sign. */
const FEW = 3;

/** What was last heard says nothing about now any more. */
const FORGET_MS = 15 * 60_000;

interface Run {
  at: number;
  /** Absent where it went well. */
  failure?: string;
}

/** Metrics and log lines of what the detectors tell. And which of them fails now: a self-test at the start cannot know. */
export class DetectorMetrics implements DetectionObserver {
  readonly #metrics: Metrics;
  readonly #log: Logger;

  readonly #now: () => number;
  readonly #runs = new Map<string, Run[]>();

  constructor(metrics: Metrics, log: Logger, health: HealthRegistry, now: () => number = Date.now) {
    this.#metrics = metrics;
    this.#log = log;
    this.#now = now;
    health.add('watched', 'detectors', () => this.#trouble());
  }

  detectorRan(detector: string, seconds: number, outcome: 'completed' | 'failed', failure?: unknown): void {
    this.#metrics.record('provenance_detector_run_seconds', seconds, { detector, outcome });
    if (outcome === 'failed' && failure === undefined) return;
    const run = { at: this.#now(), ...(failure !== undefined && { failure: reasonOf(failure) }) };
    this.#runs.set(detector, [...(this.#runs.get(detector) ?? []), run].slice(-RECENT));
  }

  cacheAnswered(hits: number, misses: number): void {
    if (hits > 0) this.#metrics.add('provenance_detector_cache_hits_total', { outcome: 'hit' }, hits);
    if (misses > 0) this.#metrics.add('provenance_detector_cache_hits_total', { outcome: 'miss' }, misses);
  }

  cacheFailed(error: unknown): void {
    troublesIn(this.#log).tell(error, 'detection cache failed, files are scanned');
  }

  engineFailed(reason: string): void {
    this.#log.warn({ reason }, 'an engine failed, its files are tried again in parts');
  }
  #trouble(): string | undefined {
    const since = this.#now() - FORGET_MS;
    const said = [...this.#runs].flatMap(([detector, all]) => {
      const runs = all.filter(({ at }) => at >= since);
      const failures = runs.flatMap(({ failure }) => failure ?? []);
      if (failures.length < FEW || failures.length * 2 < runs.length) return [];
      return [`${failures.length} of the last ${runs.length} runs of ${detector} failed, the last of them because: ${failures.at(-1)}`];
    });
    return said.length === 0 ? undefined : said.join('; ');
  }
}
