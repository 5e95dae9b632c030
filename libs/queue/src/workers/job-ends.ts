import { DelayedError, UnrecoverableError, WaitingError, type Job } from 'bullmq';
import type { PermanentError } from './failure.ts';

/** Why a run was told to stop. */
export const SHUTDOWN = 'shutdown';
export const LOCK_LOST = 'lock lost';

/** Puts a job back into its queue, with its attempt. */
export async function giveBack(job: Job, token: string): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError();
}

/** Lets a job wait, with its attempt. @param until ms since the epoch */
export async function postpone(job: Job, token: string, until: number): Promise<never> {
  await job.moveToDelayed(until, token);
  throw new DelayedError();
}

/** BullMQ's way to say: no retry. The stack of the cause stays. */
export function unrecoverable(error: PermanentError): UnrecoverableError {
  const wrapped = new UnrecoverableError(error.message);
  wrapped.cause = error;
  return wrapped;
}
