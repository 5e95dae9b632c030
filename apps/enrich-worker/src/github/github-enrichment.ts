import type { ChangeEvidence } from '@provenance/attribution';
import type { ParsedSubmission } from '@provenance/contracts';
import {
  enrichFromGitHub,
  GitHubAwayError,
  GitHubBusyError,
  GitHubRefusedError,
  GitHubSupersededError,
  isGitHubFailure,
  isRepositoryName,
  type Enriched,
  type GitHubFailure,
  type GitHubSource,
} from '@provenance/github';
import { PermanentError, PostponedError, SupersededError, TransientError } from '@provenance/queue';

/** What is known of an analysis, and why GitHub was not asked, when nobody meant it to be. */
export type EnrichedSubmission = Enriched & { remark?: string };

/** The circumstances of one run of the stage. */
export interface EnrichmentRun {
  /** When the analysis was accepted, or opened again, ms since the epoch. */
  acceptedAt: number;
  lastAttempt: boolean;
  signal: AbortSignal;
}

export interface EnrichmentSettings {
  patienceMs: number;
  maxFiles: number;
}

const NUMBER = /^[1-9]\d{0,8}$/;
/** Jobs that wait for one limit come back one after the other. */
const SPREAD_MS = 10_000;
/** How long an analysis waits at least, and at most, that has nothing to go on with once its attempts are used up. */
const AWAY_WAIT_MS = { least: 60_000, most: 600_000 };

/**
 * Adds what GitHub knows to what was submitted. GitHub can delay an analysis, within limits, and never fail it: what
 * could not be had is said.
 */
export class GitHubEnrichment {
  readonly #source: GitHubSource | undefined;
  readonly #settings: EnrichmentSettings;
  readonly #now: () => number;

  /** @param source absent without credentials */
  constructor(source: GitHubSource | undefined, settings: EnrichmentSettings, now: () => number = Date.now) {
    this.#source = source;
    this.#settings = settings;
    this.#now = now;
  }

  /**
   * @throws PostponedError while a rate limit holds, or GitHub is away that alone knows the change, and the analysis can wait; TransientError when another try may help;
   * SupersededError when GitHub reported the pull request and a newer push since; PermanentError when GitHub reported the pull request and does not tell what it changes
   */
  async enrich(submitted: ParsedSubmission, brought: ChangeEvidence, run: EnrichmentRun): Promise<EnrichedSubmission> {
    const source = this.#source;
    if (source === undefined) return notAsked(submitted, brought, 'no credentials are set');
    const { submission, lines, files, fromGitHub } = submitted;
    if (!isRepositoryName(submission.repo) || !NUMBER.test(submission.pr_number)) {
      return notAsked(submitted, brought, 'this is no pull request of a GitHub repository');
    }
    const name = { repo: submission.repo, number: Number(submission.pr_number) };
    const subject = { name, head_sha: submission.head_sha, lines, wantsLines: fromGitHub, wantsContents: files.length === 0, evidence: brought };
    const goOnWithout = (failure: GitHubFailure) => this.#goOnWithout(failure, run);
    try {
      return await enrichFromGitHub(source, subject, { maxFiles: this.#settings.maxFiles, signal: run.signal, goOnWithout });
    } catch (error) {
      throw isGitHubFailure(error) ? this.#withoutChange(error, run) : error;
    }
  }

  /** What GitHub reported is known to GitHub alone: while that does not answer there is nothing to go on with. */
  #withoutChange(failure: GitHubFailure, run: EnrichmentRun): Error {
    if (failure instanceof GitHubSupersededError) return new SupersededError(failure.headSha);
    const message = this.#goOnWithout(failure, run);
    const reason = failure instanceof GitHubAwayError ? this.#wait({ message, until: this.#awayUntil(run) }, run) : message;
    return new PermanentError(reason, { cause: failure });
  }

  /**
   * Longer each time: every question to a GitHub that hangs takes a place among the jobs from one that could go on. The last
   * one comes as patience ends.
   */
  #awayUntil({ acceptedAt }: EnrichmentRun): number {
    const { least, most } = AWAY_WAIT_MS;
    const now = this.#now();
    const grown = now + Math.min(most, (now - acceptedAt) / 2);
    return Math.max(now + least, Math.min(grown, acceptedAt + this.#settings.patienceMs - SPREAD_MS));
  }

  #goOnWithout(failure: GitHubFailure, run: EnrichmentRun): string {
    if (failure instanceof GitHubBusyError) return this.#wait(failure, run);
    if (!(failure instanceof GitHubRefusedError) && !run.lastAttempt) throw new TransientError(failure.message, { cause: failure });
    return failure.message;
  }

  #wait({ message, until }: Pick<GitHubBusyError, 'message' | 'until'>, { acceptedAt }: EnrichmentRun): string {
    const again = until + (acceptedAt % SPREAD_MS);
    if (again <= acceptedAt + this.#settings.patienceMs) throw new PostponedError(message, Math.max(again, this.#now()));
    return `${message}: the analysis did not wait for it`;
  }
}

/** @throws PermanentError when there is nothing to analyse without GitHub */
function notAsked({ lines, fromGitHub }: ParsedSubmission, evidence: ChangeEvidence, why: string): EnrichedSubmission {
  const remark = `GitHub was not asked: ${why}`;
  if (fromGitHub) throw new PermanentError(remark);
  return { lines, renames: [], evidence, contents: [], shortcomings: [], remark };
}
