import { Inject, Injectable } from '@nestjs/common';
import { ProvenanceError, STAGES, type Stage } from '@provenance/domain';
import type { FinishedJob, QueueObserver, SweepReport } from '@provenance/queue';
import { LOGGER, Metrics, troublesIn, type Logger } from '@provenance/service';

type DeadJob = Parameters<QueueObserver['jobDead']>[0];
type StalledJob = Parameters<QueueObserver['jobStalled']>[0];

/** A job of a newer build is looked at every few seconds as long as it waits. */
const NEWER_SEEN_MS = 30_000;

/** Metrics and log lines of what happens in the queues. */
@Injectable()
export class JobObserver implements QueueObserver {
  readonly #metrics: Metrics;
  readonly #log: Logger;
  /** When a job of a newer build was last looked at, by stage; ms since the epoch. */
  readonly #newer = new Map<Stage, number>();

  constructor(metrics: Metrics, @Inject(LOGGER) log: Logger) {
    this.#metrics = metrics;
    this.#log = log;
    // From zero on: an alert on an increase does not see the first one of a series that begins with it.
    metrics.add('provenance_analyses_completed_total', { outcome: 'failed' }, 0);
    for (const queue of STAGES) metrics.add('provenance_jobs_dead_total', { queue }, 0);
  }

  jobFinished({ queue, analysisId, outcome, attempt, reason, error, waitSeconds, durationSeconds }: FinishedJob): void {
    const level = outcome === 'retried' || outcome === 'degraded' ? 'warn' : 'debug';
    // Of Redis alone: what is put off by a wish of ours is in order.
    if (outcome === 'postponed' && error instanceof ProvenanceError) troublesIn(this.#log).tell(error, 'jobs wait for Redis', { queue });
    this.#log[level]({ queue, analysis_id: analysisId, outcome, attempt, seconds: durationSeconds, reason, err: error }, 'job');
    this.#metrics.record('provenance_job_duration_seconds', durationSeconds, { queue, outcome });
    if (waitSeconds !== undefined) this.#metrics.record('provenance_job_wait_seconds', waitSeconds, { queue });
    if (outcome === 'newer') this.#newer.set(queue, Date.now());
  }

  /** Of which stages jobs wait that only a newer build can read, while they do. */
  newerJobs(now = Date.now()): string | undefined {
    const stages = [...this.#newer].flatMap(([stage, seen]) => (now - seen < NEWER_SEEN_MS ? [stage] : []));
    return stages.length === 0 ? undefined : `jobs of ${stages.sort().join(' and ')} wait for a newer version, which started them`;
  }

  analysisFailed(): void {
    this.#metrics.add('provenance_analyses_completed_total', { outcome: 'failed' });
  }

  analysisSuperseded(): void {
    this.#metrics.add('provenance_analyses_completed_total', { outcome: 'superseded' });
  }

  jobDead({ queue, analysisId, reason }: DeadJob): void {
    this.#metrics.add('provenance_jobs_dead_total', { queue });
    this.#log.error({ queue, analysis_id: analysisId, reason }, 'job failed for good');
  }

  jobStalled({ queue, analysisId }: StalledJob): void {
    this.#log.warn({ queue, analysis_id: analysisId }, 'job came back from a worker that died or froze');
  }

  swept(report: SweepReport): void {
    const level = report.restarted + report.failed > 0 ? 'warn' : 'debug';
    this.#log[level](report, 'sweep');
  }

  error(where: string, error: Error): void {
    troublesIn(this.#log).tell(error, 'trouble beside the jobs', { where });
  }
}
