import type { ReviewFact } from '@provenance/domain';
import type { Logger } from '@provenance/service';
import type { RefreshLedger, ReviewFactStore, StalePullRequest } from '@provenance/store';
import { GitHubBusyError, GitHubRefusedError } from './client/failure.ts';
import type { GitHubSource } from './github-source.ts';
import type { FetchedPullRequest } from './pull-request/fetch-snapshot.ts';

export interface RefresherParts {
  ledger: RefreshLedger;
  reviews: ReviewFactStore;
  source: GitHubSource;
  /** The fact of a snapshot, under the agent of the one that stands. */
  factOf: (standing: ReviewFact, fetched: FetchedPullRequest) => ReviewFact;
  log: Pick<Logger, 'warn'>;
}

export interface RefresherOptions {
  /** Between two looks at the ledger. */
  intervalMs: number;
  /** How long a refresh may take before another worker takes it. */
  leaseMs: number;
  /** Pull requests that are fetched one after the other in one round. */
  batch: number;
}

export const DEFAULT_REFRESHER_OPTIONS: RefresherOptions = { intervalMs: 1_000, leaseMs: 120_000, batch: 20 };

/**
 * Brings review facts up to date after reviews, comments, checks and merges: each pull request once for all that has
 * been collected. Every worker may run one; a refresh that one does not bring to an end falls to another.
 */
export class ReviewRefresher {
  readonly #parts: RefresherParts;
  readonly #options: RefresherOptions;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(parts: RefresherParts, options: RefresherOptions = DEFAULT_REFRESHER_OPTIONS) {
    this.#parts = parts;
    this.#options = options;
  }

  start(): void {
    if (this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#round = this.#runRound();
    }, this.#options.intervalMs);
  }

  /** Resolves when a running round has ended; what it did not bring to an end falls to another worker. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopping.abort(new Error('shutting down'));
    await this.#round;
  }

  /** One round. @param now ms since the epoch */
  async refresh(now: number = Date.now()): Promise<void> {
    const { ledger } = this.#parts;
    for (const pull of await ledger.take(now, this.#options.leaseMs, this.#options.batch)) {
      this.#stopping.signal.throwIfAborted();
      await this.#refreshOne(pull);
    }
  }

  async #runRound(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      if (!this.#stopping.signal.aborted) this.#parts.log.warn({ err: error }, 'review facts not refreshed');
    }
    this.start();
  }

  /** Without an analysis there are no figures of a pull request. One that GitHub cannot answer now is tried after the lease. */
  async #refreshOne(pull: StalePullRequest): Promise<void> {
    const { ledger, reviews, source, factOf, log } = this.#parts;
    const standing = await reviews.get(pull.repo, pull.pr_number);
    try {
      if (standing !== undefined) {
        const fetched = await source.newest({ repo: pull.repo, number: Number(pull.pr_number) }, this.#stopping.signal);
        await reviews.save(factOf(standing, fetched));
      }
      await ledger.done(pull);
    } catch (error) {
      if (this.#stopping.signal.aborted) throw error;
      log.warn({ err: error }, 'review facts of a pull request not refreshed');
      if (error instanceof GitHubBusyError) await ledger.ask(pull, error.until);
      if (error instanceof GitHubBusyError || error instanceof GitHubRefusedError) await ledger.done(pull);
    }
  }
}
