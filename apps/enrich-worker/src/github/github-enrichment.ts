import type { ChangeEvidence } from '@provenance/attribution';
import type { ParsedSubmission } from '@provenance/contracts';
import type { ChangedLine, PullRequestSnapshot } from '@provenance/domain';
import { PermanentError, PostponedError, TransientError } from '@provenance/queue';
import { GitHubAwayError, GitHubBusyError, GitHubRefusedError } from './client/failure.ts';
import { blamedLines, filesToAsk, linesWithContent } from './evidence/blamed-lines.ts';
import { withGitHub } from './evidence/change-evidence.ts';
import type { RepositoryEvidence } from './evidence/fetch-evidence.ts';
import type { GitHubSource } from './github-source.ts';
import type { FetchedChange } from './change/fetch-change.ts';
import type { FetchedPullRequest } from './pull-request/fetch-snapshot.ts';
import { isRepositoryName } from './pull-request/repository-name.ts';

/** What is known of an analysis after GitHub was asked. */
export interface Enriched {
  /** The submitted lines with what is known of them, or those that GitHub shows. */
  lines: ChangedLine[];
  evidence: ChangeEvidence;
  /** Whole files at the head, where the submission brought none. */
  contents: [path: string, text: string][];
  /** Absent where GitHub did not tell. */
  snapshot?: PullRequestSnapshot;
  /** What could not be had, in words. */
  shortcomings: string[];
  /** Why GitHub was not asked, when nobody meant it to be. */
  remark?: string;
}

/** The circumstances of one run of the stage. */
export interface EnrichmentRun {
  /** When the analysis was accepted, ms since the epoch. */
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

const NOTHING: RepositoryEvidence = { blame: [], notes: [], traces: [], contents: [], shortcomings: [] };

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
   * @throws PostponedError while a rate limit holds and the analysis can wait; TransientError when another try may help;
   * PermanentError when GitHub reported the pull request and does not tell what it changes
   */
  async enrich(submitted: ParsedSubmission, brought: ChangeEvidence, run: EnrichmentRun): Promise<Enriched> {
    const enriched = await this.#enrich(submitted, brought, run);
    if (submitted.fromGitHub && enriched.snapshot === undefined) {
      throw new PermanentError(enriched.shortcomings[0] ?? enriched.remark ?? 'GitHub did not answer');
    }
    return enriched;
  }

  async #enrich(submitted: ParsedSubmission, brought: ChangeEvidence, run: EnrichmentRun): Promise<Enriched> {
    const { submission } = submitted;
    const unchanged = { lines: submitted.lines, evidence: brought, contents: [], shortcomings: [] };
    if (this.#source === undefined) return { ...unchanged, remark: 'GitHub was not asked: no credentials are set' };
    if (!isRepositoryName(submission.repo) || !NUMBER.test(submission.pr_number)) {
      return { ...unchanged, remark: 'GitHub was not asked: this is no pull request of a GitHub repository' };
    }
    const source = this.#source;
    const name = { repo: submission.repo, number: Number(submission.pr_number) };
    const pull = await this.#had(() => source.pullRequest(name, submission.head_sha, run.signal), run);
    if (typeof pull === 'string') return { ...unchanged, shortcomings: [pull] };
    const change = await this.#change(source, submitted, pull.snapshot, run);
    const { lines } = change;
    const found = await this.#had(() => source.evidence(this.#wanted({ ...submitted, lines }, pull), run.signal), run);
    const evidence = typeof found === 'string' ? { ...NOTHING, shortcomings: [found] } : found;
    return {
      lines: blamedLines(linesWithContent(lines, new Map(evidence.contents)), new Map(evidence.blame)),
      evidence: withGitHub(brought, pull.snapshot, evidence),
      contents: evidence.contents,
      snapshot: pull.snapshot,
      shortcomings: [...change.shortcomings, ...evidence.shortcomings, ...missingParts(pull.snapshot)],
    };
  }

  /** The submitted lines; of a pull request that GitHub reported, those that it shows at this head. */
  async #change(source: GitHubSource, submitted: ParsedSubmission, snapshot: PullRequestSnapshot, run: EnrichmentRun): Promise<FetchedChange> {
    const { lines, submission, fromGitHub } = submitted;
    if (!fromGitHub || lines.length > 0) return { lines, shortcomings: [] };
    // GitHub shows the newest head only, and the push that made it has an analysis of its own.
    if (snapshot.head_sha !== submission.head_sha) throw new PermanentError(`A newer push has superseded this one: ${snapshot.head_sha}`);
    const change = await this.#had(() => source.change({ repo: submission.repo, number: snapshot.number }, submission.head_sha, run.signal), run);
    if (typeof change === 'string') throw new PermanentError(change);
    return change;
  }

  #wanted({ lines, files, submission }: ParsedSubmission, { snapshot, notesRefs }: FetchedPullRequest) {
    return {
      repo: submission.repo,
      head_sha: submission.head_sha,
      files: filesToAsk(lines, files.length === 0),
      commits: snapshot.commits.map(({ sha }) => sha),
      notesRefs,
      maxFiles: this.#settings.maxFiles,
    };
  }

  /** The answer, or in words why there is none. */
  async #had<T extends object>(ask: () => Promise<T>, run: EnrichmentRun): Promise<T | string> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof GitHubBusyError) return this.#wait(error, run);
      if (error instanceof GitHubRefusedError) return error.message;
      if (!(error instanceof GitHubAwayError)) throw error;
      if (!run.lastAttempt) throw new TransientError(error.message, { cause: error });
      return error.message;
    }
  }

  #wait({ message, until }: GitHubBusyError, { acceptedAt }: EnrichmentRun): string {
    const again = until + (acceptedAt % SPREAD_MS);
    if (again <= acceptedAt + this.#settings.patienceMs) throw new PostponedError(message, Math.max(again, this.#now()));
    return `${message}: the analysis did not wait for it`;
  }
}

/** No figure is made of the files. */
function missingParts({ incomplete }: PullRequestSnapshot): string[] {
  const missing = incomplete.filter((part) => part !== 'files');
  return missing.length === 0 ? [] : [`GitHub did not tell all ${missing.join(', ')} of the pull request`];
}
