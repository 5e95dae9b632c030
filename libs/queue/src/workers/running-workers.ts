import { createRedis, type RedisClient, type RedisTarget } from '@provenance/store';
import { closeWorkers, type CloseOptions } from './close-workers.ts';
import type { ProgressWorker } from './progress-worker.ts';
import { NOT_STARTED, WorkerWatch, type WatchOptions, type WorkersHealth } from './worker-watch.ts';

/** Workers from their start to their end, over one connection (and a blocking one a worker). */
export class RunningWorkers {
  readonly #redis: RedisClient;
  readonly #workers: readonly ProgressWorker[];
  readonly #watch: WorkerWatch;
  #closed: Promise<void> | undefined;

  /** @param start makes the workers over the connection; while Redis is away, they wait for it */
  constructor(redis: string | RedisTarget, start: (connection: RedisClient) => readonly ProgressWorker[], options: WatchOptions) {
    this.#redis = createRedis(redis, 'queue-worker', options.onError);
    this.#workers = start(this.#redis);
    this.#watch = new WorkerWatch(this.#redis, this.#workers, options);
  }

  async health(): Promise<WorkersHealth> {
    return this.#closed === undefined ? this.#watch.health() : NOT_STARTED;
  }

  /** Once, however often it is called: ioredis would wait two seconds for the end of a stream that has gone. */
  close(options: CloseOptions): Promise<void> {
    this.#closed ??= closeWorkers(this.#workers, this.#redis, options);
    return this.#closed;
  }
}
