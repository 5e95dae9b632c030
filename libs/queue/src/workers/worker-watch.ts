import type { RedisClient } from '@provenance/store';
import { answers } from '../connection/answers.ts';
import type { ProgressWorker } from './progress-worker.ts';

/**
 * How long a worker may say nothing before it is doubted, and again before that is sure: three rounds of an idle worker,
 * with room for a slow failover.
 */
export const SILENCE_LIMIT_MS = 30_000;

export interface WorkersHealth {
  /** False when a worker has stopped working although its queue answers: restart the process. */
  live: boolean;
  /** False while the queue cannot be reached. */
  ready: boolean;
  /** What is wrong, when something is. */
  detail?: string;
}

export const NOT_STARTED: WorkersHealth = { live: true, ready: false, detail: 'Not taking jobs' };

export interface WatchOptions {
  /** Hears of a queue that refuses to answer. */
  onError: (error: Error) => void;
  /** Ms of a clock that only goes forward. */
  now?: (() => number) | undefined;
}

/**
 * Tells workers that are stuck from a queue that is away, hangs or refuses: only the first is worth a restart. All
 * processes are asked at once, so one slow answer must not restart them all: the first look doubts, a later one is sure.
 */
export class WorkerWatch {
  readonly #redis: RedisClient;
  readonly #workers: readonly ProgressWorker[];
  readonly #onError: (error: Error) => void;
  readonly #now: () => number;
  #doubtedAt: number | undefined;

  /** @param redis the connection of the workers */
  constructor(redis: RedisClient, workers: readonly ProgressWorker[], { onError, now = () => performance.now() }: WatchOptions) {
    this.#redis = redis;
    this.#workers = workers;
    this.#onError = onError;
    this.#now = now;
    redis.on('ready', () => this.#trust());
  }

  async health(): Promise<WorkersHealth> {
    const { status } = this.#redis;
    if (status === 'end') return { live: false, ready: false, detail: 'The queue connection has ended' };
    // While the connection is being made again, silence is not the worker's fault.
    if (status !== 'ready' && status !== 'connect') return { live: true, ready: false, detail: 'The queue cannot be reached' };
    const silent = this.#workers.filter((worker) => worker.silentFor > SILENCE_LIMIT_MS);
    if (silent.length > 0 && (await answers(this.#redis, this.#onError))) return this.#doubt(silent);
    this.#trust();
    return silent.length === 0 ? { live: true, ready: true } : { live: true, ready: false, detail: 'The queue does not answer' };
  }

  #trust(): void {
    this.#doubtedAt = undefined;
  }

  #doubt(silent: readonly ProgressWorker[]): WorkersHealth {
    this.#doubtedAt ??= this.#now();
    if (this.#now() - this.#doubtedAt < SILENCE_LIMIT_MS) return { live: true, ready: true };
    return { live: false, ready: false, detail: `Not working: ${silent.map(({ name }) => name).join(', ')}` };
  }
}
