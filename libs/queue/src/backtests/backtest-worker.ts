import { QUEUE_PREFIX } from '@provenance/contracts';
import { createRedis, type RedisClient, type RedisTarget } from '@provenance/store';
import { Worker, type Job } from 'bullmq';
import { PermanentError, reasonOf } from '../workers/failure.ts';
import { giveBack, LOCK_LOST, SHUTDOWN, unrecoverable } from '../workers/job-ends.ts';
import { BACKTEST_QUEUE } from './backtest-jobs.ts';

/** The work behind the queue. It starts over where another worker died at it. */
export interface BacktestHandler {
  /** @throws PermanentError when another try cannot succeed */
  run(backtestId: string, signal: AbortSignal): Promise<void>;
  /** It has failed for good. */
  failed(backtestId: string, reason: string): Promise<void>;
}

export interface BacktestWorkerOptions {
  redis: string | RedisTarget;
  onError: (error: Error) => void;
  /** How long a job stays with a worker that says nothing, and how often others look for such, ms. */
  lockDurationMs?: number;
  stalledIntervalMs?: number;
}

const LOCK_DURATION_MS = 10_000;
const STALLED_INTERVAL_MS = 5_000;

/** Takes back-tests, one at a time: decisions that people wait for come first. */
export class BacktestWorker {
  readonly #handler: BacktestHandler;
  readonly #options: BacktestWorkerOptions;
  #redis: RedisClient | undefined;
  #worker: Worker | undefined;

  constructor(handler: BacktestHandler, options: BacktestWorkerOptions) {
    this.#handler = handler;
    this.#options = options;
  }

  /** Resolves at once: while Redis is away, the worker waits for it. */
  start(): void {
    const { redis, onError, lockDurationMs = LOCK_DURATION_MS, stalledIntervalMs = STALLED_INTERVAL_MS } = this.#options;
    this.#redis = createRedis(redis, 'queue-worker', onError);
    this.#worker = new Worker(BACKTEST_QUEUE, (job: Job, token?: string, signal?: AbortSignal) => this.#process(job, token!, signal!), {
      connection: this.#redis,
      prefix: QUEUE_PREFIX,
      concurrency: 1,
      lockDuration: lockDurationMs,
      stalledInterval: stalledIntervalMs,
      maxStalledCount: 2,
    });
    this.#worker.on('error', onError);
    this.#worker.on('lockRenewalFailed', (ids) => ids.forEach((id) => this.#worker?.cancelJob(id, LOCK_LOST)));
    this.#worker.on('failed', (job, error) => {
      // One that stalled too often is failed without a run; one that is tried again has not failed yet.
      if (job?.finishedOn === undefined) return;
      this.#handler.failed(job.id!, reasonOf(error)).catch(onError);
    });
  }

  /** Gives back what is in hand, to be started over elsewhere. */
  async close(): Promise<void> {
    this.#worker?.cancelAllJobs(SHUTDOWN);
    await this.#worker?.close();
    this.#redis?.disconnect();
  }

  async #process(job: Job, token: string, signal: AbortSignal): Promise<void> {
    try {
      await this.#handler.run(job.id!, signal);
    } catch (error) {
      if (signal.aborted && signal.reason === SHUTDOWN) return giveBack(job, token);
      throw error instanceof PermanentError ? unrecoverable(error) : error;
    }
  }
}
