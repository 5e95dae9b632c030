import type { Stage } from '@provenance/domain';

/**
 * How a run of a job ended. `skipped`: the analysis had completed or was superseded already; `postponed`: it can only go on
 * later; `newer`: only a newer build can read it.
 */
export type JobOutcome = 'completed' | 'degraded' | 'skipped' | 'retried' | 'postponed' | 'newer' | 'failed' | 'interrupted';

export interface FinishedJob {
  queue: Stage;
  analysisId: string;
  outcome: JobOutcome;
  /** Counts from 1. */
  attempt: number;
  /** Why it is degraded, or what a completed stage left out. */
  reason?: string | undefined;
  /** What ended a run that did not come to its end. */
  error?: unknown;
  /** From ready to run to running; absent for a repeated attempt. */
  waitSeconds?: number;
  durationSeconds: number;
}

/** What the sweeper did in one round. */
export interface SweepReport {
  /** Due analyses that it looked at. */
  looked: number;
  /** Flows added again because they were not there. */
  restarted: number;
  /** Analyses failed because their job had failed and nobody had said so. */
  failed: number;
  /** Marks dropped: ended, or never accepted. */
  dropped: number;
}

/** Hears what happens in the queues; metrics and logs are made of it. Handed in by the process. */
export interface QueueObserver {
  jobFinished(job: FinishedJob): void;
  /** An analysis ended as failed. Told once, also when a replay opens it again and fails. */
  analysisFailed(failed: { analysisId: string; stage: Stage | 'ingest'; reason: string }): void;
  /** An analysis ended because a newer push, or another run, takes its place. Told once. */
  analysisSuperseded(): void;
  /** A job failed for good. */
  jobDead(dead: { queue: Stage; analysisId: string; reason: string }): void;
  /** A job came back from a worker that died or froze. */
  jobStalled(stalled: { queue: Stage; analysisId: string }): void;
  swept(report: SweepReport): void;
  /** Something went wrong that no job shows: a connection, a sweep. */
  error(where: string, error: Error): void;
}
