import { storeCall, type AnalysisStore } from '@provenance/store';
import { analysisFlow, type FlowNode, type OnFailure } from '@provenance/contracts';
import type { Stage } from '@provenance/domain';
import type { Job } from 'bullmq';
import type { FinishedJob, JobOutcome, QueueObserver } from '../observer.ts';
import { failAnalysis } from './fail-analysis.ts';
import { NewerBuildError, PermanentError, PostponedError, reasonOf, SupersededError, waitsUntil } from './failure.ts';
import { giveBack, postpone, SHUTDOWN, unrecoverable } from './job-ends.ts';
import type { ReadySince } from './ready-since.ts';
import type { StageHandler, StageOutcome } from './stage-handler.ts';
import { readStageJob, type ReadableVersions } from './stage-job.ts';

const FAILURE_MODES = failureModes(analysisFlow('', 'brought'));

function failureModes(node: FlowNode): Map<Stage, OnFailure> {
  const below = node.children.flatMap((child) => [...failureModes(child)]);
  return new Map([[node.stage, node.onFailure], ...below]);
}

/** Why a run did not simply complete, for the log. */
type Why = Pick<FinishedJob, 'reason' | 'error'>;

/** How a run ended, and what is thrown for it to be a failure. */
interface RunEnd extends Why {
  outcome: JobOutcome;
  failure?: unknown;
}

/** Runs the jobs of one stage: everything that is the same for all of them. */
export class StageRun {
  readonly #handler: StageHandler;
  readonly #store: AnalysisStore;
  readonly #observer: QueueObserver;
  readonly #readable: ReadableVersions;
  readonly #readySince: ReadySince;

  constructor(handler: StageHandler, store: AnalysisStore, observer: QueueObserver, readable: ReadableVersions, readySince: ReadySince) {
    this.#handler = handler;
    this.#store = store;
    this.#observer = observer;
    this.#readable = readable;
    this.#readySince = readySince;
  }

  /**
   * Processes a job. Returns the time at which it ended (ms since the epoch), from which the parent's wait is
   * counted; throws what BullMQ makes a retry, a failure or a return to the queue of.
   */
  async process(job: Job, token: string, signal: AbortSignal): Promise<number> {
    const started = performance.now();
    let waitSeconds: number | undefined;
    const finished = (outcome: JobOutcome, { reason, error }: Why = {}): void =>
      this.#observer.jobFinished({
        queue: this.#handler.stage,
        analysisId: job.id!,
        outcome,
        attempt: job.attemptsMade + 1,
        reason,
        error,
        ...(waitSeconds === undefined ? {} : { waitSeconds }),
        durationSeconds: (performance.now() - started) / 1_000,
      });
    let end: RunEnd;
    try {
      waitSeconds = await this.#waited(job);
      end = await this.#run(job, signal);
    } catch (error) {
      if (signal.aborted) {
        finished('interrupted');
        // A job whose lock is lost is another worker's.
        if (signal.reason !== SHUTDOWN) throw error;
        return await giveBack(job, token);
      }
      const until = waitsUntil(error);
      if (until === undefined) throw error;
      finished(error instanceof NewerBuildError ? 'newer' : 'postponed', { error });
      // What Redis refuses is nobody's wish to wait: its age goes on, and is an alarm in the end.
      return await postpone(job, token, until, error instanceof PostponedError ? this.#readySince : undefined);
    }
    finished(end.outcome, end);
    if (end.failure !== undefined) throw end.failure;
    return Date.now();
  }

  /** Records that a job has failed for good, before or after BullMQ knows: the record is what readers see. */
  async failed(job: Job, reason: string): Promise<void> {
    const { stage } = this.#handler;
    const analysisId = job.id!;
    const at = new Date().toISOString();
    if (FAILURE_MODES.get(stage) === 'degrade') {
      await this.#store.stageFinished(analysisId, stage, at, { status: 'degraded', reason });
    } else {
      await failAnalysis(this.#store, this.#observer, analysisId, { stage, reason }, at);
    }
    this.#observer.jobDead({ queue: stage, analysisId, reason });
  }

  /** @throws what says that nothing has been concluded: the run was told to stop, or goes on later */
  async #run(job: Job, signal: AbortSignal): Promise<RunEnd> {
    try {
      const { status: outcome, reason } = await this.#attempt(job, signal);
      return { outcome, reason };
    } catch (error) {
      if (signal.aborted || waitsUntil(error) !== undefined) throw error;
      if (await this.#superseded(job.id!, error)) return { outcome: 'skipped' };
      const final = error instanceof PermanentError || isLastAttempt(job);
      if (final) await this.failed(job, reasonOf(error));
      return { outcome: final ? 'failed' : 'retried', error, failure: error instanceof PermanentError ? unrecoverable(error) : error };
    }
  }

  async #attempt(job: Job, signal: AbortSignal): Promise<StageOutcome | { status: 'skipped'; reason?: undefined }> {
    const { stage } = this.#handler;
    const { analysisId } = readStageJob(job.id, job.data, this.#readable);
    const status = await this.#store.stageStarted(analysisId, stage, new Date().toISOString());
    if (status === undefined) throw new PermanentError('The analysis is gone: it has expired or was never accepted');
    if (status === 'superseded') await this.#store.dropBody(analysisId);
    if (status === 'superseded' || (status === 'completed' && !this.#handler.goesOn)) return { status: 'skipped' };
    const outcome = await this.#handler.run(analysisId, {
      signal,
      attempt: job.attemptsMade + 1,
      lastAttempt: isLastAttempt(job),
    });
    await this.#store.stageFinished(analysisId, stage, new Date().toISOString(), outcome);
    return outcome;
  }

  /** Whether a run ended because of a newer push, or ended badly while one came: neither is a failure. */
  async #superseded(analysisId: string, error: unknown): Promise<boolean> {
    if (error instanceof SupersededError) {
      if (await this.#store.supersede(analysisId, error.headSha, new Date().toISOString())) this.#observer.analysisSuperseded();
    }
    return (await this.#store.get(analysisId))?.superseded_by !== undefined;
  }

  async #waited(job: Job): Promise<number | undefined> {
    if (job.attemptsMade > 0) return undefined;
    const childrenEnded = Object.values(await storeCall(job.getChildrenValues<number>()));
    const readyAt = Math.max(job.timestamp, ...childrenEnded.filter(Number.isFinite));
    return Math.max(0, (job.processedOn ?? Date.now()) - readyAt) / 1_000;
  }
}

function isLastAttempt(job: Job): boolean {
  return job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
}
