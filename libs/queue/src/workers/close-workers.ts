import type { RedisClient } from '@provenance/store';
import { answers } from '../connection/answers.ts';
import { within } from '../connection/within.ts';
import { SHUTDOWN } from './job-ends.ts';
import type { ProgressWorker } from './progress-worker.ts';

/** What jobs that were told to stop may take to go back into their queue. */
const GIVE_BACK_MS = 3_000;

export interface CloseOptions {
  /** How long running jobs may take to end before they are told to stop, ms. */
  graceMs: number;
  /** Hears of workers that could not be closed in order. */
  onError: (error: Error) => void;
}

/**
 * Takes no more jobs, lets running ones end, gives back those that do not in time, then disconnects. A server that is
 * away is not waited for: BullMQ would for ever. The jobs in hand are then those of a worker that died, and come to
 * others once their locks run out.
 */
export async function closeWorkers(workers: readonly ProgressWorker[], redis: RedisClient, { graceMs, onError }: CloseOptions): Promise<void> {
  const isClosed = (await answers(redis, onError)) && (await closeInOrder(workers, graceMs));
  if (!isClosed) {
    onError(new Error(`Redis does not answer: not closed in order: ${workers.map(({ name }) => name).join(', ')}`));
    await Promise.all(workers.map((worker) => worker.abandon()));
  }
  redis.disconnect();
}

async function closeInOrder(workers: readonly ProgressWorker[], graceMs: number): Promise<boolean> {
  const closed = Promise.all(workers.map((worker) => worker.close())).then(() => true);
  if (await within(graceMs, closed, false)) return true;
  for (const worker of workers) worker.cancelAllJobs(SHUTDOWN);
  return within(GIVE_BACK_MS, closed, false);
}
