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
  const answering = (): Promise<boolean> => answers(redis, onError);
  const isClosed = (await answering()) && (await closeInOrder(workers, graceMs));
  if (!isClosed) {
    onError(new Error(`Not closed in order: ${(await answering()) ? keptJobs(workers) : 'Redis does not answer'}`));
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

function keptJobs(workers: readonly ProgressWorker[]): string {
  const jobs = workers.flatMap(({ name, jobsInHand }) => jobsInHand.map((id) => `${name} ${id}`));
  return `not given back within ${GIVE_BACK_MS / 1_000} s of being told to stop: ${jobs.join(', ') || 'the connections of the workers'}`;
}
