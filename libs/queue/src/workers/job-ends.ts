import { storeCall } from '@provenance/store';
import { DelayedError, UnrecoverableError, WaitingError, type Job } from 'bullmq';
import { waitsUntil, type PermanentError } from './failure.ts';
import type { ReadySince } from './ready-since.ts';

/** Why a run was told to stop. */
export const SHUTDOWN = 'shutdown';
export const LOCK_LOST = 'lock lost';

/** Puts a job back into its queue, with its attempt. */
export async function giveBack(job: Job, token: string): Promise<never> {
  await unlessRefused(job.moveToWait(token));
  throw new WaitingError();
}

/** Lets a job wait, with its attempt. @param until ms since the epoch @param ready told that its turn begins then; absent where its age counts from the start */
export async function postpone(job: Job, token: string, until: number, ready?: ReadySince): Promise<never> {
  if (ready !== undefined) await unlessRefused(ready(job, until));
  await unlessRefused(job.moveToDelayed(until, token));
  throw new DelayedError();
}

/**
 * Where Redis refuses this write too, the job stays where it is, with its attempt: once its lock runs out it comes to another
 * worker, as the job of one that died.
 */
async function unlessRefused(move: Promise<unknown>): Promise<void> {
  try {
    await storeCall(move);
  } catch (error) {
    if (waitsUntil(error) === undefined) throw error;
  }
}

/** BullMQ's way to say: no retry. The stack of the cause stays. */
export function unrecoverable(error: PermanentError): UnrecoverableError {
  const wrapped = new UnrecoverableError(error.message);
  wrapped.cause = error;
  return wrapped;
}
