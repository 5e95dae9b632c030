import { QUEUE_PREFIX } from '@provenance/contracts';
import type { Stage } from '@provenance/domain';
import { createRedis, type AnalysisStore, type RedisClient, type RedisTarget } from '@provenance/store';
import type { Job } from 'bullmq';
import { jobTelemetry } from '../flow/trace-context.ts';
import type { QueueObserver } from '../observer.ts';
import { reasonOf } from './failure.ts';
import { handlersByStage } from './handlers-by-stage.ts';
import { ProgressWorker } from './progress-worker.ts';
import type { StageHandler } from './stage-handler.ts';
import { LOCK_LOST, SHUTDOWN } from './job-ends.ts';
import { READABLE, type ReadableVersions } from './stage-job.ts';
import { StageRun } from './stage-run.ts';

/** A killed worker's job is picked up within lock + interval: 15 s at most. BullMQ's defaults need a minute. */
const LOCK_DURATION_MS = 10_000;
const STALLED_INTERVAL_MS = 5_000;
/** A job whose worker dies for the third time is taken for what kills it. */
const MAX_STALLED_COUNT = 2;
/** Three times what an idle worker needs for one round, with room for a slow failover. */
const SILENCE_LIMIT_MS = 30_000;
/** Below the two seconds that a probe may take. */
const PING_LIMIT_MS = 1_000;

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
  /** How long a worker may say nothing before it counts as stuck, ms. */
  silenceLimitMs?: number;
  /** Ms of a clock that only goes forward. */
  now?: () => number;
  /** The payloads that are read; those of this build where absent. */
  readable?: ReadableVersions;
}

export interface WorkersHealth {
  /** False when a worker has stopped working although its connection stands: restart the process. */
  live: boolean;
  /** False while the queue cannot be reached. */
  ready: boolean;
  /** What is wrong, when something is. */
  detail?: string;
}

/** The stages that this process runs: one worker each, over one connection (and a blocking one a worker). */
export class StageWorkers {
  readonly #handlers: ReadonlyMap<Stage, StageHandler>;
  readonly #store: AnalysisStore;
  readonly #observer: QueueObserver;
  readonly #options: StageWorkersOptions;
  #redis: RedisClient | undefined;
  #workers: { stage: Stage; worker: ProgressWorker }[] = [];

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
    this.#redis = createRedis(this.#options.redis, 'queue-worker', (error) =>
      this.#observer.error('queue connection', error),
    );
    this.#workers = [...this.#handlers].map(([stage, handler]) => ({ stage, worker: this.#startWorker(stage, handler) }));
    // After an outage the clock of silence starts anew.
    this.#redis.on('ready', () => this.#restartClocks());
  }

  async health(): Promise<WorkersHealth> {
    if (this.#redis?.status === 'end') return { live: false, ready: false, detail: 'The queue connection has ended' };
    // While the connection is being made again, silence is not the worker's fault.
    const connected = this.#redis?.status === 'ready' || this.#redis?.status === 'connect';
    if (!connected) return { live: true, ready: false, detail: 'The queue cannot be reached' };
    const limit = this.#options.silenceLimitMs ?? SILENCE_LIMIT_MS;
    const stuck = this.#workers.filter(({ worker }) => !worker.isRunning() || worker.silentFor > limit);
    if (stuck.length === 0) return { live: true, ready: true };
    if (await this.#answers()) {
      return { live: false, ready: false, detail: `Not working: ${stuck.map(({ stage }) => stage).join(', ')}` };
    }
    // A server that hangs would have every worker restarted, for nothing. Once it answers they have a round to go on.
    this.#restartClocks();
    return { live: true, ready: false, detail: 'The queue does not answer' };
  }

  /** Takes no more jobs, lets running ones end, gives back those that do not in time, then disconnects. */
  async close(): Promise<void> {
    const workers = this.#workers;
    this.#workers = [];
    const abort = setTimeout(() => {
      for (const { worker } of workers) worker.cancelAllJobs(SHUTDOWN);
    }, this.#options.closeGraceMs ?? 20_000);
    await Promise.all(workers.map(({ worker }) => worker.close()));
    clearTimeout(abort);
    this.#redis?.disconnect();
  }

  async #answers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), PING_LIMIT_MS);
    });
    // A ping that fails is an answer: the connection has gone, and its state tells that from now on.
    const ping = this.#redis!.ping().then(() => true, () => false);
    return Promise.race([ping, late]).finally(() => clearTimeout(timer));
  }

  #restartClocks(): void {
    this.#workers.forEach(({ worker }) => worker.noteProgress());
  }

  #startWorker(stage: Stage, handler: StageHandler): ProgressWorker {
    const run = new StageRun(handler, this.#store, this.#observer, this.#options.readable ?? READABLE);
    const worker = new ProgressWorker(
      stage,
      (job: Job, token?: string, signal?: AbortSignal) => run.process(job, token!, signal!),
      {
        connection: this.#redis!,
        prefix: QUEUE_PREFIX,
        concurrency: this.#options.concurrency?.[stage] ?? 1,
        lockDuration: this.#options.lockDurationMs ?? LOCK_DURATION_MS,
        stalledInterval: this.#options.stalledIntervalMs ?? STALLED_INTERVAL_MS,
        maxStalledCount: MAX_STALLED_COUNT,
        runRetryDelay: 1_000,
        telemetry: jobTelemetry(),
      },
      this.#options.now,
    );
    this.#listen(stage, worker, run);
    return worker;
  }

  #listen(stage: Stage, worker: ProgressWorker, run: StageRun): void {
    const observer = this.#observer;
    worker.on('error', (error) => observer.error(`${stage} worker`, error));
    worker.on('stalled', (analysisId) => observer.jobStalled({ queue: stage, analysisId }));
    worker.on('locksRenewed', () => worker.noteProgress());
    worker.on('lockRenewalFailed', (ids) => ids.forEach((id) => worker.cancelJob(id, LOCK_LOST)));
    worker.on('failed', (job, error) => {
      // A job that stalled too often is failed by BullMQ without a run: only here can it be recorded.
      if (job?.deferredFailure === undefined) return;
      run.failed(job, reasonOf(error)).catch((cause: Error) => observer.error(`${stage} failure`, cause));
    });
  }
}
