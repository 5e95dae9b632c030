import { GitHubBusyError, GitHubRefusedError } from '@provenance/github';
import { PostponedError } from '@provenance/queue';
import { troublesIn, type Logger } from '@provenance/service';
import type { DueLedger } from '@provenance/store';

/**
 * Does what is due under one key. PostponedError and GitHubBusyError say when it is due again; GitHubRefusedError that
 * it never is; anything else is tried again after the lease.
 */
export type DueWork = (key: string, signal: AbortSignal) => Promise<void>;

export interface DueWorkerOptions {
  /** Between two looks at the ledger. */
  intervalMs: number;
  /** How long one piece of work may take before another worker takes it. */
  leaseMs: number;
  /** Pieces that are done one after the other in one round, at most. */
  batch: number;
}

export const DEFAULT_DUE_OPTIONS: DueWorkerOptions = { intervalMs: 1_000, leaseMs: 120_000, batch: 20 };

/** Works off a ledger. Every process may run one: what one does not bring to an end falls to another. */
export class DueWorker {
  readonly #ledger: DueLedger;
  readonly #work: DueWork;
  readonly #log: Pick<Logger, 'warn'>;
  readonly #options: DueWorkerOptions;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(ledger: DueLedger, work: DueWork, log: Pick<Logger, 'warn'>, options: DueWorkerOptions = DEFAULT_DUE_OPTIONS) {
    this.#ledger = ledger;
    this.#work = work;
    this.#log = log;
    this.#options = options;
  }

  start(): void {
    if (this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#round = this.#runRound();
    }, this.#options.intervalMs);
  }

  /** Resolves when a running round has ended. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopping.abort(new Error('shutting down'));
    await this.#round;
  }

  /**
   * One round. Each piece is taken when its turn comes: its lease is its own, and what has not begun is left to others,
   * also by a worker that dies.
   * @param now ms since the epoch; the clock where absent
   */
  async round(now?: number): Promise<void> {
    for (let pieces = 0; pieces < this.#options.batch; pieces++) {
      this.#stopping.signal.throwIfAborted();
      const [key] = await this.#ledger.take(now ?? Date.now(), this.#options.leaseMs, 1);
      if (key === undefined) return;
      await this.#doOne(key);
    }
  }

  async #runRound(): Promise<void> {
    try {
      await this.round();
    } catch (error) {
      if (!this.#stopping.signal.aborted) troublesIn(this.#log).tell(error, 'due work cannot be taken');
    }
    this.start();
  }

  async #doOne(key: string): Promise<void> {
    try {
      await this.#work(key, this.#stopping.signal);
      await this.#ledger.done(key);
    } catch (error) {
      if (this.#stopping.signal.aborted) throw error;
      if (!(error instanceof PostponedError)) this.#log.warn({ err: error, key }, 'due work not done');
      if (error instanceof PostponedError || error instanceof GitHubBusyError) await this.#ledger.ask(key, error.until);
      else if (!(error instanceof GitHubRefusedError)) return;
      await this.#ledger.done(key);
    }
  }
}
