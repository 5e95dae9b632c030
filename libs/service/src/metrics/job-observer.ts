import type { Logger } from '../log/logger.ts';
import type { Metrics } from './metrics.ts';

/**
 * Metrics and log lines of what happens in the queues: the QueueObserver of libs/queue, which this layer does
 * not know, by shape.
 */
export class JobObserver {
  readonly #metrics: Metrics;
  readonly #log: Logger;

  constructor(metrics: Metrics, log: Logger) {
    this.#metrics = metrics;
    this.#log = log;
  }

  jobFinished(job: { queue: string; outcome: string; waitSeconds?: number; durationSeconds: number }): void {
    const { queue, outcome, waitSeconds, durationSeconds } = job;
    this.#metrics.record('provenance_job_duration_seconds', durationSeconds, { queue, outcome });
    if (waitSeconds !== undefined) this.#metrics.record('provenance_job_wait_seconds', waitSeconds, { queue });
  }

  jobDead({ queue, analysisId, reason }: { queue: string; analysisId: string; reason: string }): void {
    this.#metrics.add('provenance_jobs_dead_total', { queue });
    this.#log.error({ queue, analysis_id: analysisId, reason }, 'job failed for good');
  }

  jobStalled({ queue, analysisId }: { queue: string; analysisId: string }): void {
    this.#log.warn({ queue, analysis_id: analysisId }, 'job came back from a worker that died or froze');
  }

  swept(report: { looked: number; restarted: number; failed: number; dropped: number }): void {
    const level = report.restarted + report.failed > 0 ? 'warn' : 'debug';
    this.#log[level](report, 'sweep');
  }

  error(where: string, error: Error): void {
    this.#log.warn({ err: error, where }, 'trouble beside the jobs');
  }
}
