import { storeCall } from '@provenance/store';
import { ErrorCode, type Job } from 'bullmq';

/** What became of a failed job that was to be put back: two may ask for the same one at once, or one may drop it. */
export type Retried = 'retried' | 'not_failed' | 'gone';

/** Puts a failed job back into its queue with all its attempts. */
export async function retryFailed(job: Pick<Job, 'retry'>): Promise<Retried> {
  try {
    await storeCall(job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true }));
    return 'retried';
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === ErrorCode.JobNotInState) return 'not_failed';
    if (code === ErrorCode.JobNotExist) return 'gone';
    throw error;
  }
}
