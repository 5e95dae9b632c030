import { QUEUE_PREFIX } from '@provenance/contracts';
import type { RedisClient, RedisTarget } from '@provenance/store';
import type { Job } from 'bullmq';
import { PermanentError, reasonOf, waitsUntil } from '../workers/failure.ts';
import { giveBack, postpone, SHUTDOWN, unrecoverable } from '../workers/job-ends.ts';
import { ProgressWorker } from '../workers/progress-worker.ts';
import { RunningWorkers } from '../workers/running-workers.ts';
import { NOT_STARTED, type WorkersHealth } from '../workers/worker-watch.ts';
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
  /** Ms of a clock that only goes forward. */
  now?: () => number;
}

const LOCK_DURATION_MS = 10_000;
const STALLED_INTERVAL_MS = 5_000;
/** A window may hold a million decisions. */
const LONGEST_JOB_MS = 86_400_000;

/** Takes back-tests, one at a time: decisions that people wait for come first. */
export class BacktestWorker {
  readonly #handler: BacktestHandler;
  readonly #options: BacktestWorkerOptions;
  #running: RunningWorkers | undefined;

  constructor(handler: BacktestHandler, options: BacktestWorkerOptions) {
    this.#handler = handler;
    this.#options = options;
  }

  /** Resolves at once: while Redis is away, the worker waits for it. */
  start(): void {
    const { redis, onError, now } = this.#options;
    this.#running = new RunningWorkers(redis, (connection) => [this.#startWorker(connection)], { onError, now });
  }

  async health(): Promise<WorkersHealth> {
    return (await this.#running?.health()) ?? NOT_STARTED;
  }

  /** Gives back what is in hand, to be started over elsewhere. */
  async close(): Promise<void> {
    await this.#running?.close({ graceMs: 0, onError: this.#options.onError });
  }

  #startWorker(connection: RedisClient): ProgressWorker {
    const { onError, lockDurationMs = LOCK_DURATION_MS, stalledIntervalMs = STALLED_INTERVAL_MS, now } = this.#options;
    const worker = new ProgressWorker(
      BACKTEST_QUEUE,
      (job: Job, token?: string, signal?: AbortSignal) => this.#process(job, token!, signal!),
      { connection, prefix: QUEUE_PREFIX, concurrency: 1, lockDuration: lockDurationMs, stalledInterval: stalledIntervalMs, maxStalledCount: 2 },
      { onError, longestJobMs: LONGEST_JOB_MS, now },
    );
    worker.on('failed', (job, error) => {
      // One that stalled too often is failed without a run; one that is tried again has not failed yet.
      if (job?.finishedOn === undefined) return;
      this.#handler.failed(job.id!, reasonOf(error)).catch(onError);
    });
    return worker;
  }

  async #process(job: Job, token: string, signal: AbortSignal): Promise<void> {
    try {
      await this.#handler.run(job.id!, signal);
    } catch (error) {
      if (signal.aborted && signal.reason === SHUTDOWN) return giveBack(job, token);
      const until = waitsUntil(error);
      if (until !== undefined) return postpone(job, token, until);
      throw error instanceof PermanentError ? unrecoverable(error) : error;
    }
  }
}
