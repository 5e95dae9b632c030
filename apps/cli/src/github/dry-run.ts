import { Attributor, type AttributionSettings } from '@provenance/attribution';
import { mainAgent, type PullRequestSnapshot, type ReviewFact } from '@provenance/domain';
import { enrichFromGitHub, isGitHubFailure, reviewFactOf, type Enriched, type GitHubFailure, type GitHubSource } from '@provenance/github';
import { FailedError } from '../io/exit-code.ts';
import type { LineAuthor } from '../offline/attributed-lines.ts';
import type { PullRequestReference } from '../settings/github.ts';
import { githubFault } from './github-fault.ts';

export interface DryRunOptions {
  settings: AttributionSettings;
  teamsOf: (login: string) => readonly string[];
  /** Files that GitHub is asked for at most. */
  maxFiles: number;
  signal: AbortSignal;
}

/** What the enrich stage would make of a pull request that GitHub reports. */
export interface DryRun {
  snapshot: PullRequestSnapshot;
  enriched: Enriched;
  lines: LineAuthor[];
  fact: ReviewFact;
  /** What could not be had or used, in words. */
  shortcomings: string[];
}

/**
 * Fetches and attributes as the enrich stage does for a webhook; nothing is stored or sent.
 * @throws FailedError when GitHub does not tell; the signal's reason once it aborts
 */
export async function dryRun(source: GitHubSource, name: PullRequestReference, { settings, teamsOf, maxFiles, signal }: DryRunOptions): Promise<DryRun> {
  const subject = { name, lines: [], wantsLines: true, wantsContents: true, evidence: {} };
  const enriched = await enrichFromGitHub(source, subject, { maxFiles, signal, goOnWithout }).catch((error: unknown) => {
    throw isGitHubFailure(error) ? githubFault(error) : error;
  });
  const { snapshot } = enriched;
  if (snapshot === undefined) throw new FailedError('GitHub did not tell of the pull request');
  const evidence = { ...enriched.evidence, base_sha: snapshot.base_sha, head_sha: snapshot.head_sha };
  const attributor = new Attributor(evidence, settings);
  const authors = new Map((evidence.commits ?? []).map(({ sha, author }) => [sha, author]));
  const lines = enriched.lines.map((line): LineAuthor => {
    const { file_path, line_number, change_type, attribution } = line;
    const commit = attribution?.commit_sha;
    const author = commit === undefined ? undefined : authors.get(commit);
    return { file_path, line_number, change_type, ...(commit !== undefined && { commit }), ...(author !== undefined && { author }), verdict: attributor.verdict(line) };
  });
  const owner = { repo: name.repo, agent_id: mainAgent(lines) };
  const faults = attributor.faults().map(({ what, where, reason }) => `${what} (${where.slice(0, 64)}) ${reason}`);
  return { snapshot, enriched, lines, fact: reviewFactOf(owner, snapshot, settings, teamsOf), shortcomings: [...enriched.shortcomings, ...faults] };
}

/** A dry run that leaves parts out would show less than the service has. */
function goOnWithout(failure: GitHubFailure): never {
  throw failure;
}
