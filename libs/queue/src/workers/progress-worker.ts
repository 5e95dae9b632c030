import { defineScript, type RedisClient, type RunScript, type Script } from '@provenance/store';
import { Worker, type Job, type JobJson, type Processor, type WorkerOptions } from 'bullmq';
import { LOCK_LOST, SHUTDOWN } from './job-ends.ts';

/** A worker whose queue is told to wait asks again this often: BullMQ's 30 s would be silence. */
const ASKS_WHILE_LIMITED_MS = 10_000;

/** A server that refuses (no memory, no replica) would be asked again at once, hundreds of times a second, by BullMQ. */
const ASKS_WHILE_REFUSED_MS = 1_000;

/** By what needs no memory: BullMQ's SET is refused by a server that has none left, and the job would be taken for abandoned. */
const RENEW_LOCK: Script = {
  name: 'renewJobLock',
  keys: 2,
  lua: `
    if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
    redis.call('SREM', KEYS[2], ARGV[3])
    return 1`,
};

export interface ProgressOptions {
  onError: (error: Error) => void;
  /** Work on one job is progress for as long as this, ms: whoever needs longer hangs. */
  longestJobMs: number;
  /** Ms of a clock that only goes forward. */
  now?: (() => number) | undefined;
}

/**
 * A BullMQ worker that knows when it last proved to be alive: it asked the queue for a job, or renewed the
 * locks of those that it runs. A worker can be stuck with a healthy event loop (its blocking connection
 * ended for good, an answer that never comes), so only this proves that it works.
 */
export class ProgressWorker extends Worker {
  readonly #longestJobMs: number;
  readonly #now: () => number;
  readonly #renewLock: RunScript;
  /** When the jobs in hand began, by id. */
  readonly #begun = new Map<string, number>();
  #progressAt: number;

  constructor(name: string, process: Processor, options: WorkerOptions & { connection: RedisClient }, { onError, longestJobMs, now = () => performance.now() }: ProgressOptions) {
    super(name, process, { maximumRateLimitDelay: ASKS_WHILE_LIMITED_MS, ...options });
    this.#longestJobMs = longestJobMs;
    this.#now = now;
    this.#progressAt = now();
    this.#renewLock = defineScript(options.connection, RENEW_LOCK);
    this.on('error', (error) => {
      // A server that refuses (no memory, no replica, a primary no more) has been asked: a restart would not be let in either.
      if (isRefusal(error)) this.#noteProgress();
      onError(error);
    });
    // A worker that is full does not ask for more.
    this.on('locksRenewed', ({ jobIds }) => {
      if (jobIds.some((id) => this.#isInTime(id))) this.#noteProgress();
    });
    this.on('lockRenewalFailed', (ids) => ids.forEach((id) => this.cancelJob(id, LOCK_LOST)));
  }

  /** Milliseconds since the last proof. An idle worker asks every 5 s (BullMQ's drainDelay), also while its queue is paused. */
  get silentFor(): number {
    return this.#now() - this.#progressAt;
  }

  /** The ids of those that it runs. */
  get jobsInHand(): string[] {
    return [...this.#begun.keys()];
  }

  /** Ends without a word to the server, which may not answer: jobs in hand are told to stop and stay with their locks. */
  async abandon(): Promise<void> {
    this.cancelAllJobs(SHUTDOWN);
    // Not awaited: once close() waits for a connection that is between two attempts, every further call waits with it for ever.
    void this.close(true);
    await this.lockManager.close();
    await this.backend.close(true);
  }

  /** @returns the ids of jobs that are another worker's by now */
  override async extendJobLocks(jobIds: string[], tokens: string[], duration: number): Promise<string[]> {
    const renewals = jobIds.map((id, index) => this.#renewLock(this.toKey(`${id}:lock`), this.toKey('stalled'), tokens[index]!, duration, id));
    const renewed = await Promise.all(renewals);
    return jobIds.filter((_, index) => renewed[index] !== 1);
  }

  /** BullMQ waits for 100 ms where it says no time: after a question for the next marker that was refused. */
  override delay(...[milliseconds = ASKS_WHILE_REFUSED_MS, ...abort]: Parameters<Worker['delay']>): Promise<void> {
    return super.delay(milliseconds, ...abort);
  }

  protected override async moveToActive(token: string, name?: string): Promise<Job> {
    try {
      return await super.moveToActive(token, name);
    } catch (error) {
      if (isRefusal(error) && !this.closing) await this.delay();
      throw error;
    }
  }

  /**
   * Every answer to the question for a job comes through here. Under load BullMQ asks it as it ends the job before, and
   * short jobs never live to see their locks renewed.
   */
  protected override async nextJobFromJobData(data?: JobJson, jobId?: string, token?: string): Promise<Job> {
    const job = await super.nextJobFromJobData(data, jobId, token);
    this.#noteProgress();
    return job;
  }

  /**
   * BullMQ reads what a job carries when it takes it. Where that cannot be read it throws, after the job is taken and before
   * anybody could fail it, so that the job would come back for ever. Its processor gets null, and ends it.
   */
  protected override createJob(json: JobJson, jobId: string): Job {
    try {
      return super.createJob(json, jobId);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return super.createJob({ ...json, data: 'null' }, jobId);
    }
  }

  protected override async callProcessJob(job: Job, token: string, signal?: AbortSignal): Promise<unknown> {
    this.#begun.set(job.id!, this.#now());
    try {
      return await super.callProcessJob(job, token, signal);
    } finally {
      this.#begun.delete(job.id!);
    }
  }

  #noteProgress(): void {
    this.#progressAt = this.#now();
  }

  #isInTime(jobId: string): boolean {
    const now = this.#now();
    return now - (this.#begun.get(jobId) ?? now) <= this.#longestJobMs;
  }
}

/** An answer of Redis that is an error, and no connection's. */
function isRefusal(error: unknown): boolean {
  return [error, (error as Error).cause].some((one) => one instanceof Error && one.name === 'ReplyError');
}
