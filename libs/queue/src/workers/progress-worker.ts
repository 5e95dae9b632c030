import { Worker, type Job, type JobJson, type Processor, type WorkerOptions } from 'bullmq';

/**
 * A BullMQ worker that knows when it last proved to be alive: it asked the queue for a job, or renewed the
 * locks of those that it runs. A worker can be stuck with a healthy event loop (its blocking connection
 * ended for good, an answer that never comes), so only this proves that it works.
 */
export class ProgressWorker extends Worker {
  readonly #now: () => number;
  #progressAt: number;

  /** @param now ms of a clock that only goes forward */
  constructor(name: string, process: Processor, options: WorkerOptions, now: () => number = () => performance.now()) {
    super(name, process, options);
    this.#now = now;
    this.#progressAt = now();
  }

  /** Milliseconds since the last proof. An idle worker asks every 5 s (BullMQ's drainDelay). */
  get silentFor(): number {
    return this.#now() - this.#progressAt;
  }

  /** Renewing the locks of running jobs is progress too: one that is full does not ask for more. */
  noteProgress(): void {
    this.#progressAt = this.#now();
  }

  /**
   * Every answer to the question for a job comes through here. Under load BullMQ asks it as it ends the job before, and
   * short jobs never live to see their locks renewed.
   */
  protected override async nextJobFromJobData(data?: JobJson, jobId?: string, token?: string): Promise<Job> {
    const job = await super.nextJobFromJobData(data, jobId, token);
    this.noteProgress();
    return job;
  }
}
