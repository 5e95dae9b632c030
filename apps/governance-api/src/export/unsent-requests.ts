import type { ExportJobs } from '@provenance/queue';
import { Repetition, type Logger } from '@provenance/service';

const PAUSE_MS = 600_000;
/** While a rollout switches the export on, old pods still run without a sink: what the new ones ask for must outlive them. */
const GRACE_MS = 3_600_000;

/**
 * Takes away the requests that nobody will send, while no sink is set: those that were left when the export was switched
 * off, and those of a process that was not told so. They would fill Redis.
 */
export class UnsentRequests {
  readonly #jobs: Pick<ExportJobs, 'dropWaiting'>;
  readonly #log: Pick<Logger, 'warn'>;
  readonly #repetition: Repetition;

  constructor(jobs: Pick<ExportJobs, 'dropWaiting'>, log: Pick<Logger, 'warn'>) {
    this.#jobs = jobs;
    this.#log = log;
    this.#repetition = new Repetition(() => this.drop(), (error) => {
      log.warn({ err: error }, 'requests for export that nobody sends could not be dropped');
      return PAUSE_MS;
    });
  }

  start(): void {
    this.#repetition.start();
  }

  stop(): void {
    this.#repetition.stop();
  }

  /** Resolves with the ms after which it is due again. */
  async drop(graceMs = GRACE_MS): Promise<number> {
    const dropped = await this.#jobs.dropWaiting(graceMs);
    if (dropped > 0) this.#log.warn({ dropped }, 'requests for export dropped: no sink is set; every process that asks must have PROVENANCE_TIMESERIES_BACKEND=off too');
    return PAUSE_MS;
  }
}
