import type { Queue } from 'bullmq';
import { openQueue } from '../connection/open-queue.ts';
import type { StageQueues } from '../connection/stage-queues.ts';

/** The queue of back-tests, beside those of the stages. Its jobs carry the id alone. */
export const BACKTEST_QUEUE = 'backtest';

const ATTEMPTS = 3;
const BACKOFF_MS = 5_000;

/** Asks for back-tests, over the connection of the stages' queues. */
export class BacktestJobs {
  readonly #queue: Queue;

  constructor({ redis }: Pick<StageQueues, 'redis'>, onError: (error: Error) => void) {
    this.#queue = openQueue(BACKTEST_QUEUE, redis, onError);
  }

  /** A repeat under the same id is harmless. */
  async add(backtestId: string): Promise<void> {
    const opts = { jobId: backtestId, attempts: ATTEMPTS, backoff: { type: 'exponential', delay: BACKOFF_MS }, removeOnComplete: true };
    await this.#queue.add(BACKTEST_QUEUE, { backtestId }, opts);
  }

  /** The connection is its owner's. */
  async close(): Promise<void> {
    await this.#queue.close();
  }
}
