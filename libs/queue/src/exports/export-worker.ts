import { QUEUE_PREFIX } from '@provenance/contracts';
import { storeCall, type RedisClient, type RedisTarget } from '@provenance/store';
import { Worker, type Job } from 'bullmq';
import { PermanentError, PostponedError, reasonOf, TransientError, waitsUntil } from '../workers/failure.ts';
import { giveBack, postpone, SHUTDOWN, unrecoverable } from '../workers/job-ends.ts';
import { ProgressWorker } from '../workers/progress-worker.ts';
import { RunningWorkers } from '../workers/running-workers.ts';
import { NOT_STARTED, type WorkersHealth } from '../workers/worker-watch.ts';
import { EXPORT_QUEUE, type ExportJobs } from './export-jobs.ts';
import { exportSubject, type ExportRequest } from './export-request.ts';
import { RefusingSinkError } from './refusing-sink-error.ts';

/** The work behind the queue. It may run twice for one request, also at the same time: rows carry ids. */
export interface ExportHandler {
  /**
   * Resolves once the rows are where nothing loses them.
   * @throws PermanentError for a row that will never be taken; PostponedError when there is nothing to send yet; what the
   * store throws while it is away or full; RefusingSinkError when the sink refuses everything; anything else while the sink
   * cannot take anything
   */
  run(request: ExportRequest, signal: AbortSignal): Promise<void>;
  /** The request has failed for good: it is a dead letter. */
  dead(subject: string, reason: string): void;
  /** The sink takes nothing just now. */
  away(error: Error, againInMs: number): void;
}

export interface ExportWorkerOptions {
  redis: string | RedisTarget;
  onError: (error: Error) => void;
  /** Requests at a time: several batches, so that one is filled while another is sent. */
  concurrency: number;
  /** How long a job stays with a worker that says nothing, and how often others look for such, ms. */
  lockDurationMs?: number;
  stalledIntervalMs?: number;
  /** The first pause after a failure, ms; each further one is twice as long, up to a minute. */
  firstPauseMs?: number;
  /** How long what is being sent may take when the worker closes, ms. */
  closeGraceMs?: number;
  /** Ms of a clock that only goes forward. */
  now?: () => number;
}

const LOCK_DURATION_MS = 30_000;
const STALLED_INTERVAL_MS = 10_000;
/**
 * A job that stalled more often kills its worker: it becomes a dead letter. All that a killed worker had in hand has
 * stalled, and comes first to the next one: a worker that is killed a few times in a row for another reason must not
 * cost a whole batch. With the pauses before a crashing pod starts again, a row that does kill ends after two hours or so.
 */
const MAX_STALLED_COUNT = 25;
/** Sinks give up a batch much sooner. */
const LONGEST_JOB_MS = 3_600_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A sink that hangs must not keep the process from ending in order: its stages have 20 s, its pod 30 s. */
const CLOSE_GRACE_MS = 5_000;
/** BullMQ heeds a pause of the queue only where there is a limit. */
const NO_LIMIT = { max: 1_000_000, duration: 1_000 };

/**
 * Takes requests for exports. While the sink is away the whole queue pauses, for longer and longer, and no request loses an
 * attempt: nothing is given up because a warehouse was down.
 */
export class ExportWorker {
  readonly #handler: ExportHandler;
  readonly #jobs: ExportJobs;
  readonly #options: ExportWorkerOptions;
  #running: RunningWorkers | undefined;
  #failures = 0;
  #pausedUntil = 0;
  #isClosing = false;

  constructor(handler: ExportHandler, jobs: ExportJobs, options: ExportWorkerOptions) {
    this.#handler = handler;
    this.#jobs = jobs;
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

  /** Lets what is being sent arrive, gives back what does not in time, then disconnects. Such rows may come once more. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const { closeGraceMs: graceMs = CLOSE_GRACE_MS, onError } = this.#options;
    await this.#running?.close({ graceMs, onError });
  }

  #startWorker(connection: RedisClient): ProgressWorker {
    const { onError, concurrency, lockDurationMs = LOCK_DURATION_MS, stalledIntervalMs = STALLED_INTERVAL_MS, now } = this.#options;
    const worker = new ProgressWorker(
      EXPORT_QUEUE,
      (job: Job<ExportRequest>, token?: string, signal?: AbortSignal) => this.#process(job, token!, signal!),
      {
        connection,
        prefix: QUEUE_PREFIX,
        concurrency,
        lockDuration: lockDurationMs,
        stalledInterval: stalledIntervalMs,
        maxStalledCount: MAX_STALLED_COUNT,
        limiter: NO_LIMIT,
      },
      { onError, longestJobMs: LONGEST_JOB_MS, now },
    );
    worker.on('failed', (job, error) => {
      if (job?.finishedOn !== undefined) this.#handler.dead(exportSubject(job.data as ExportRequest | null), reasonOf(error));
    });
    return worker;
  }

  async #process(job: Job<ExportRequest>, token: string, signal: AbortSignal): Promise<void> {
    // A fetch that was under way may still bring what was just given back.
    if (this.#isClosing) return giveBack(job, token);
    try {
      await this.#run(await readable(job), signal);
    } catch (error) {
      if (signal.aborted) {
        // A job whose lock is lost is another worker's.
        if (signal.reason !== SHUTDOWN) throw faultOf(error);
        return giveBack(job, token);
      }
      const until = waitsUntil(error);
      if (until === undefined) throw error;
      return postpone(job, token, until);
    }
  }

  async #run(request: ExportRequest, signal: AbortSignal): Promise<void> {
    try {
      await this.#handler.run(request, signal);
      this.#failures = 0;
    } catch (error) {
      if (signal.aborted || waitsUntil(error) !== undefined) throw error;
      if (error instanceof PermanentError) throw unrecoverable(error);
      await this.#pause(faultOf(error));
      // What comes again as the first of all would keep a row that is taken from ever being tried.
      if (error instanceof RefusingSinkError) throw new PostponedError(error.message, this.#pausedUntil);
      throw Worker.RateLimitError();
    }
  }

  /** One pause for all that fail together. */
  async #pause(error: Error): Promise<void> {
    const now = Date.now();
    if (now < this.#pausedUntil) return;
    const ms = Math.min(LONGEST_PAUSE_MS, (this.#options.firstPauseMs ?? FIRST_PAUSE_MS) * 2 ** Math.min(this.#failures, 16));
    this.#failures += 1;
    this.#pausedUntil = now + ms;
    this.#handler.away(error, ms);
    await storeCall(this.#jobs.queue.rateLimit(ms));
  }
}

/** @throws UnrecoverableError for a job whose data is damaged, which is made such that dead letters can be read */
async function readable(job: Job<ExportRequest | null>): Promise<ExportRequest> {
  if (job.data !== null) return job.data;
  await storeCall(job.updateData(null));
  throw unrecoverable(new PermanentError('The job is damaged: what was to be exported cannot be read'));
}

function faultOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new TransientError(String(thrown));
}
