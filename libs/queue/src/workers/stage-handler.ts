import type { Stage } from '@provenance/domain';

/** What a handler is told about the run that it does. */
export interface StageContext {
  /** Aborts when the process shuts down or another worker has taken the job: stop and reject. */
  signal: AbortSignal;
  /** Counts from 1. */
  attempt: number;
  /** True when a failure of this run is final. */
  lastAttempt: boolean;
}

/**
 * `degraded`: there is a result, but something is missing from it. The reason is shown to the reader; of a completed
 * stage it says what was left out because nobody asked for it.
 */
export type StageOutcome = { status: 'completed'; reason?: string } | { status: 'degraded'; reason: string };

/**
 * The work of one stage. It may run twice for the same analysis, also at the same time: results are keyed by
 * the analysis and overwrite. Throw TransientError or PermanentError to say what a failure means, PostponedError to go on
 * later.
 */
export interface StageHandler {
  readonly stage: Stage;
  /** It has work left after the analysis has completed: it runs again when it died between the two. */
  readonly goesOn?: boolean;
  run(analysisId: string, context: StageContext): Promise<StageOutcome>;
}
