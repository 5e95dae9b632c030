import type { ChangeEvidence } from '@provenance/attribution';
import type { ChangedLine, FileRename, PullRequestSnapshot } from '@provenance/domain';
import { MOST_FILES, type FetchedChange } from '../change/fetch-change.ts';
import { GitHubAwayError, GitHubSupersededError, isGitHubFailure, type GitHubFailure } from '../client/failure.ts';
import { blamedLines, filesToAsk, linesWithContent } from '../evidence/blamed-lines.ts';
import { withGitHub } from '../evidence/change-evidence.ts';
import type { RepositoryEvidence } from '../evidence/fetch-evidence.ts';
import type { FetchedPullRequest, PullRequestName } from '../pull-request/fetch-snapshot.ts';
import type { GitHubSource } from '../source/github-source.ts';

/** The pull request that is asked about, and what is known of it already. */
export interface EnrichmentSubject {
  name: PullRequestName;
  /** The commit that is asked about; the newest one when absent. */
  head_sha?: string;
  lines: ChangedLine[];
  /** Whether GitHub is to say which lines changed, where none are known. */
  wantsLines: boolean;
  wantsContents: boolean;
  evidence: ChangeEvidence;
}

export interface EnrichmentTerms {
  /** Files that GitHub is asked for at most. */
  maxFiles: number;
  signal: AbortSignal;
  /** Says in words what is missing when a part could not be had, or throws where its caller will not go on without it. */
  goOnWithout: (failure: GitHubFailure) => string;
}

/** What is known of a change after GitHub was asked. */
export interface Enriched {
  /** The lines with what is known of them, or those that GitHub shows. */
  lines: ChangedLine[];
  /** Files that GitHub says were renamed, where it was to say the lines. */
  renames: FileRename[];
  evidence: ChangeEvidence;
  /** Whole files at the head, where they were wanted. */
  contents: [path: string, text: string][];
  /** Absent where GitHub did not tell. */
  snapshot?: PullRequestSnapshot;
  /** What could not be had, in words. */
  shortcomings: string[];
}

const NOTHING: RepositoryEvidence = { blame: [], notes: [], traces: [], contents: [], shortcomings: [] };

/**
 * Adds what GitHub knows to what is known of a change.
 * @throws the GitHubFailure when the lines that are wanted are not told, GitHubSupersededError when they are those of an older head; what `goOnWithout` throws; the signal's reason
 */
export async function enrichFromGitHub(source: GitHubSource, subject: EnrichmentSubject, terms: EnrichmentTerms): Promise<Enriched> {
  const { name, head_sha } = subject;
  const ask = () => (head_sha === undefined ? source.newest(name, terms.signal) : source.pullRequest(name, head_sha, terms.signal));
  const pull = await (subject.wantsLines ? ask() : had(terms, ask));
  if (typeof pull === 'string') return { lines: subject.lines, renames: [], evidence: subject.evidence, contents: [], shortcomings: [pull] };
  const { snapshot } = pull;
  const change = await changeOf(source, subject, pull, terms);
  const found = await had(terms, () => source.evidence(wanted({ ...subject, lines: change.lines }, pull, terms), terms.signal));
  const evidence = typeof found === 'string' ? { ...NOTHING, shortcomings: [found] } : found;
  return {
    lines: blamedLines(linesWithContent(change.lines, new Map(evidence.contents)), new Map(evidence.blame)),
    renames: change.renames,
    evidence: withGitHub(subject.evidence, snapshot, evidence),
    contents: evidence.contents,
    snapshot,
    shortcomings: [...change.shortcomings, ...evidence.shortcomings, ...missingParts(snapshot)],
  };
}

/** The lines that are known; where GitHub is to say them, those that it shows at this head. */
async function changeOf(source: GitHubSource, subject: EnrichmentSubject, { snapshot, changedFiles }: FetchedPullRequest, terms: EnrichmentTerms): Promise<Omit<FetchedChange, 'files'>> {
  const { lines, wantsLines, name, head_sha = snapshot.head_sha } = subject;
  if (!wantsLines || lines.length > 0) return { lines, renames: [], shortcomings: [] };
  if (snapshot.head_sha !== head_sha) throw await otherHead(snapshot, head_sha, terms);
  const change = await source.change(name, head_sha, terms.signal);
  if (change.files < MOST_FILES || changedFiles === change.files) return change;
  const listed = `GitHub lists ${change.files} of ${changedFiles ?? 'an unknown number of'} changed files: nothing is known of the others`;
  return { ...change, shortcomings: [listed, ...change.shortcomings] };
}

/** A head that is not among the commits was pushed over, or GitHub's API lags behind what it has reported: another try tells. */
async function otherHead(snapshot: PullRequestSnapshot, head_sha: string, terms: EnrichmentTerms): Promise<GitHubSupersededError> {
  if (!snapshot.commits.some(({ sha }) => sha === head_sha)) {
    await had(terms, () => Promise.reject(new GitHubAwayError(`GitHub does not show ${head_sha} as a head of the pull request`)));
  }
  return new GitHubSupersededError(snapshot.head_sha);
}

function wanted({ name, head_sha, lines, wantsContents }: EnrichmentSubject, { snapshot, notesRefs }: FetchedPullRequest, { maxFiles }: EnrichmentTerms) {
  return {
    repo: name.repo,
    head_sha: head_sha ?? snapshot.head_sha,
    files: filesToAsk(lines, wantsContents),
    commits: snapshot.commits.map(({ sha }) => sha),
    notesRefs,
    maxFiles,
  };
}

/** The answer, or in words what is missing. */
async function had<T extends object>({ goOnWithout }: EnrichmentTerms, ask: () => Promise<T>): Promise<T | string> {
  try {
    return await ask();
  } catch (error) {
    if (!isGitHubFailure(error)) throw error;
    return goOnWithout(error);
  }
}

/** No figure is made of the files. */
function missingParts({ incomplete }: PullRequestSnapshot): string[] {
  const missing = incomplete.filter((part) => part !== 'files');
  return missing.length === 0 ? [] : [`GitHub did not tell all ${missing.join(', ')} of the pull request`];
}
