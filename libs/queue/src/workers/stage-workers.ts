import { QUEUE_PREFIX } from '@provenance/contracts';
import type { Stage } from '@provenance/domain';
import type { AnalysisStore, RedisClient, RedisTarget } from '@provenance/store';
import type { Job } from 'bullmq';
import { jobTelemetry } from '../flow/trace-context.ts';
import type { QueueObserver } from '../observer.ts';
import { reasonOf } from './failure.ts';
import { handlersByStage } from './handlers-by-stage.ts';
import { ProgressWorker } from './progress-worker.ts';
import { readySince } from './ready-since.ts';
import { RunningWorkers } from './running-workers.ts';
import type { StageHandler } from './stage-handler.ts';
import { READABLE, type ReadableVersions } from './stage-job.ts';
import { StageRun } from './stage-run.ts';
import { NOT_STARTED, type WorkersHealth } from './worker-watch.ts';

/** A killed worker's job is picked up within lock + interval: 15 s at most. BullMQ's defaults need a minute. */
const LOCK_DURATION_MS = 10_000;
const STALLED_INTERVAL_MS = 5_000;
/** A job whose worker dies for the third time is taken for what kills it. */
const MAX_STALLED_COUNT = 2;
/** The wall clock of an engine that is tried file by file is the longest, some minutes; what waits for GitHub goes back to its queue. */
const LONGEST_JOB_MS = 3_600_000;
const CLOSE_GRACE_MS = 20_000;

export interface StageWorkersOptions {
  redis: string | RedisTarget;
  /** The stages that this process runs; each needs exactly one handler. */
  stages: readonly Stage[];
  /** Jobs at a time, by stage; 1 where absent. */
  concurrency?: Partial<Record<Stage, number>>;
  /** How long close() lets running jobs end before it aborts them, ms. */
  closeGraceMs?: number;
  /** How long a job stays with a worker that says nothing, ms. */
  lockDurationMs?: number;
  /** How often workers look for jobs of silent workers, ms. */
  stalledIntervalMs?: number;
  /** Ms of a clock that only goes forward. */
  now?: () => number;
  /** The payloads that are read; those of this build where absent. */
  readable?: ReadableVersions;
}

/** The stages that this process runs: one worker each, over one connection (and a blocking one a worker). */
export class StageWorkers {
  readonly #handlers: ReadonlyMap<Stage, StageHandler>;
  readonly #store: AnalysisStore;
  readonly #observer: QueueObserver;
  readonly #options: StageWorkersOptions;
  #running: RunningWorkers | undefined;

  /** @throws Error when a stage has no handler or two, or a handler no stage; it says the fix. */
  constructor(
    handlers: readonly StageHandler[],
    store: AnalysisStore,
    observer: QueueObserver,
    options: StageWorkersOptions,
  ) {
    this.#handlers = handlersByStage(handlers, options.stages);
    this.#store = store;
    this.#observer = observer;
    this.#options = options;
  }

  /** Starts taking jobs. Resolves at once: while Redis is away, the workers wait for it. */
  start(): void {
    const { redis, now } = this.#options;
    const startAll = (connection: RedisClient): ProgressWorker[] => [...this.#handlers].map(([stage, handler]) => this.#startWorker(stage, handler, connection));
    this.#running = new RunningWorkers(redis, startAll, { onError: this.#errorsOf('queue connection'), now });
  }

  async health(): Promise<WorkersHealth> {
    return (await this.#running?.health()) ?? NOT_STARTED;
  }

  /** Takes no more jobs, lets running ones end, gives back those that do not in time, then disconnects. */
  async close(): Promise<void> {
    await this.#running?.close({ graceMs: this.#options.closeGraceMs ?? CLOSE_GRACE_MS, onError: this.#errorsOf('shutdown') });
  }

  #startWorker(stage: Stage, handler: StageHandler, connection: RedisClient): ProgressWorker {
    const run = new StageRun(handler, this.#store, this.#observer, this.#options.readable ?? READABLE, readySince(connection));
    const worker = new ProgressWorker(
      stage,
      (job: Job, token?: string, signal?: AbortSignal) => run.process(job, token!, signal!),
      {
        connection,
        prefix: QUEUE_PREFIX,
        concurrency: this.#options.concurrency?.[stage] ?? 1,
        lockDuration: this.#options.lockDurationMs ?? LOCK_DURATION_MS,
        stalledInterval: this.#options.stalledIntervalMs ?? STALLED_INTERVAL_MS,
        maxStalledCount: MAX_STALLED_COUNT,
        runRetryDelay: 1_000,
        telemetry: jobTelemetry(),
      },
      { onError: this.#errorsOf(`${stage} worker`), longestJobMs: LONGEST_JOB_MS, now: this.#options.now },
    );
    worker.on('stalled', (analysisId) => this.#observer.jobStalled({ queue: stage, analysisId }));
    worker.on('failed', (job, error) => {
      // A job that stalled too often is failed by BullMQ without a run: only here can it be recorded.
      if (job?.deferredFailure === undefined) return;
      run.failed(job, reasonOf(error)).catch(this.#errorsOf(`${stage} failure`));
    });
    return worker;
  }

  #errorsOf(where: string): (error: Error) => void {
    return (error) => this.#observer.error(where, error);
  }
}
