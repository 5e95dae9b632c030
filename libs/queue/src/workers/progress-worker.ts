import { Worker, type Job } from 'bullmq';

/**
 * A BullMQ worker that knows when it last proved to be alive: it asked the queue for a job, or renewed the
 * locks of those that it runs. A worker can be stuck with a healthy event loop (its blocking connection
 * ended for good, an answer that never comes), so only this proves that it works.
 */
export class ProgressWorker extends Worker {
  #progressAt = performance.now();

  /** Milliseconds since the last proof. An idle worker asks every 5 s (BullMQ's drainDelay). */
  get silentFor(): number {
    return performance.now() - this.#progressAt;
  }

  /** Renewing the locks of running jobs is progress too: one that is full does not ask for more. */
  noteProgress(): void {
    this.#progressAt = performance.now();
  }

  protected override async moveToActive(token: string, name?: string): Promise<Job> {
    const job = await super.moveToActive(token, name);
    this.noteProgress();
    return job;
  }
}
