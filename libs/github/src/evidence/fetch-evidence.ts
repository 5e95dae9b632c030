import type { GitHubAccess, GitHubClient } from '../client/github-client.ts';
import { GitHubTooLargeError } from '../client/failure.ts';
import { placeInCommit, type BlameRange } from './commit-lines.ts';
import { blameQuestion, blobQuestion, commitQuestion, contentsQuery, type Question } from './documents.ts';

/** Contents that one analysis fetches, characters; the same as a submission may bring. */
const MOST_CONTENTS = 16 * 1024 * 1024;
/** Blame is dear to GitHub: ten files answer well within its ten seconds. */
const FILES_A_REQUEST = 10;
/** Files of commits with notes that are looked through to place lines. */
const MOST_PLACED = 50;
/** Commits whose notes are asked for; each in two layouts. */
const MOST_NOTED = 250;
const TRACES = '.agent-trace/traces.jsonl';
const SHA = /^[0-9a-f]{7,64}$/i;

/** What is asked for. */
export interface EvidenceWanted {
  repo: string;
  head_sha: string;
  /** Files whose lines are to be blamed or whose contents are wanted, the most important first. */
  files: readonly WantedFile[];
  /** The commits of the pull request. */
  commits: readonly string[];
  /** Refs of notes that the repository has. */
  notesRefs: readonly string[];
  /** Files that are asked for at most. */
  maxFiles: number;
}

export interface WantedFile {
  path: string;
  blame: boolean;
  /** The whole file at the head. */
  contents: boolean;
}

/** What a repository knows of who wrote lines. Plain JSON: it is cached. */
export interface RepositoryEvidence {
  blame: [path: string, ranges: BlameRange[]][];
  notes: { commit: string; content: string }[];
  traces: Record<string, unknown>[];
  /** Whole files at the head; those that GitHub does not give whole are not among them. */
  contents: [path: string, text: string][];
  /** What could not be had, in words. */
  shortcomings: string[];
}

/** An object of the repository: a blob, or a commit with the blame of one file. */
interface ObjectAnswer {
  oid?: string | null;
  text?: string | null;
  isBinary?: boolean | null;
  isTruncated?: boolean | null;
  blame?: { ranges?: ({ startingLine?: number; endingLine?: number; commit?: { oid?: string } | null } | null)[] | null } | null;
}

/** Objects by the alias of their question. */
type Objects = Record<string, ObjectAnswer | null | undefined>;

/** Asks for questions; empty where GitHub did not say. */
type Ask = (questions: readonly Question[]) => Promise<Objects>;

/**
 * Blame and contents of the files, notes on the commits and the repository's trace file: one request for ten files, one
 * more where commits have notes.
 * @throws as GitHubClient.graphql
 */
export async function fetchEvidence(client: GitHubClient, access: GitHubAccess, wanted: EvidenceWanted, signal: AbortSignal): Promise<RepositoryEvidence> {
  const [owner, name] = wanted.repo.split('/');
  const ask: Ask = async (questions) =>
    (await client.graphql<{ repository?: Objects | null }>(access, contentsQuery(questions), { owner, name }, signal)).data.repository ?? {};
  const found: RepositoryEvidence = { blame: [], notes: [], traces: [], contents: [], shortcomings: [] };
  if (!SHA.test(wanted.head_sha)) return { ...found, shortcomings: ['The head commit is not named by its id: GitHub was not asked for its files'] };
  const files = wanted.files.filter(({ path }) => path.isWellFormed()).slice(0, wanted.maxFiles);
  if (files.length < wanted.files.length) {
    found.shortcomings.push(`GitHub was not asked for ${wanted.files.length - files.length} of ${wanted.files.length} files`);
  }
  const others = [...noteQuestions(wanted), blobQuestion('traces', wanted.head_sha, TRACES)];
  for (let at = 0; at === 0 || at < files.length; at += FILES_A_REQUEST) {
    await askBatch(ask, wanted, files.slice(at, at + FILES_A_REQUEST), at === 0 ? others : [], found);
  }
  return { ...found, blame: await withPlaces(ask, wanted.head_sha, found) };
}

/** A batch that GitHub does not finish is asked in halves; a single file that it does not finish stays unknown. */
async function askBatch(ask: Ask, wanted: EvidenceWanted, files: readonly WantedFile[], others: readonly Question[], found: RepositoryEvidence): Promise<void> {
  try {
    const answer = await ask([commitQuestion('head', wanted.head_sha), ...fileQuestions(wanted.head_sha, files), ...others]);
    if (others.length > 0) readOthers(answer, found, wanted);
    readFiles(answer, files, found);
  } catch (error) {
    if (!(error instanceof GitHubTooLargeError) || files.length === 0) throw error;
    const middle = Math.ceil(files.length / 2);
    if (files.length === 1) {
      found.shortcomings.push(`GitHub did not answer for ${files[0]?.path.slice(0, 100)} in time`);
      if (others.length > 0) await askBatch(ask, wanted, [], others, found);
      return;
    }
    await askBatch(ask, wanted, files.slice(0, middle), others, found);
    await askBatch(ask, wanted, files.slice(middle), [], found);
  }
}

function fileQuestions(head: string, files: readonly WantedFile[]): Question[] {
  return files.flatMap(({ path, blame, contents }, index) => [
    ...(blame ? [blameQuestion(`b${index}`, head, path)] : []),
    ...(contents ? [blobQuestion(`t${index}`, head, path)] : []),
  ]);
}

function readFiles(answer: Objects, files: readonly WantedFile[], found: RepositoryEvidence): void {
  if (answer['head'] == null && files.length > 0) {
    found.shortcomings.push('GitHub does not have the head commit: nothing is known of its files');
    return;
  }
  let left = MOST_CONTENTS - found.contents.reduce((sum, [, text]) => sum + text.length, 0);
  for (const [index, { path }] of files.entries()) {
    const ranges = rangesIn(answer[`b${index}`]);
    if (ranges.length > 0) found.blame.push([path, ranges]);
    const text = wholeText(answer[`t${index}`]);
    left -= text?.length ?? 0;
    if (text !== undefined && left >= 0) found.contents.push([path, text]);
  }
}

function rangesIn(commit: ObjectAnswer | null | undefined): BlameRange[] {
  return (commit?.blame?.ranges ?? []).flatMap((range) => {
    const { startingLine: start, endingLine: end, commit: by } = range ?? {};
    return start === undefined || end === undefined || by?.oid === undefined ? [] : [{ start, end, sha: by.oid }];
  });
}

/** Notes lie under the commit's id, or, once there are many, under its first two digits. */
function noteQuestions({ notesRefs, commits }: EvidenceWanted): Question[] {
  const noted = commits.slice(-MOST_NOTED);
  return notesRefs.flatMap((ref, of) =>
    noted.flatMap((sha, index) => [
      blobQuestion(`n${of}_${index}`, ref, sha),
      blobQuestion(`m${of}_${index}`, ref, `${sha.slice(0, 2)}/${sha.slice(2)}`),
    ]),
  );
}

function readOthers(answer: Objects, found: RepositoryEvidence, { notesRefs, commits }: EvidenceWanted): void {
  const noted = commits.slice(-MOST_NOTED);
  for (const of of notesRefs.keys()) {
    for (const [index, commit] of noted.entries()) {
      const content = wholeText(answer[`n${of}_${index}`]) ?? wholeText(answer[`m${of}_${index}`]);
      if (content !== undefined) found.notes.push({ commit, content });
    }
  }
  const traces = answer['traces'];
  if (traces?.isTruncated === true) found.shortcomings.push(`${TRACES} is too large to be read through GitHub`);
  found.traces.push(...tracesIn(wholeText(traces) ?? ''));
}

/** One record a line; a line that is none was not written by a tool that keeps to the format. */
function tracesIn(text: string): Record<string, unknown>[] {
  return text.split('\n').flatMap((line) => {
    try {
      const record = JSON.parse(line) as unknown;
      return record !== null && typeof record === 'object' && !Array.isArray(record) ? [record as Record<string, unknown>] : [];
    } catch {
      return [];
    }
  });
}

function wholeText(blob: ObjectAnswer | null | undefined): string | undefined {
  return blob?.isTruncated === true || blob?.isBinary === true ? undefined : (blob?.text ?? undefined);
}

/** Notes count lines in their commit: for commits with notes the lines are looked up there, in one more request. */
async function withPlaces(ask: Ask, head: string, { blame, notes }: RepositoryEvidence): Promise<RepositoryEvidence['blame']> {
  const noted = new Set(notes.map(({ commit }) => commit));
  const files = blame.flatMap(([path, ranges]) => {
    const commits = new Set(ranges.map(({ sha }) => sha).filter((sha) => noted.has(sha)));
    return [...commits].map((sha) => ({ path, sha }));
  }).slice(0, MOST_PLACED);
  if (files.length === 0) return blame;
  const paths = [...new Set(files.map(({ path }) => path))];
  const answer = await ask([
    ...paths.map((path, index) => blobQuestion(`h${index}`, head, path)),
    ...files.map(({ path, sha }, index) => blobQuestion(`c${index}`, sha, path)),
  ]);
  const linesOf = (alias: string): string[] | undefined => wholeText(answer[alias])?.split('\n');
  const places = new Map<BlameRange, BlameRange>();
  for (const [index, { path, sha }] of files.entries()) {
    const ofHead = linesOf(`h${paths.indexOf(path)}`);
    const ofCommit = linesOf(`c${index}`);
    const own = (blame.find(([one]) => one === path)?.[1] ?? []).filter((range) => range.sha === sha);
    if (ofHead !== undefined && ofCommit !== undefined) {
      placeInCommit(own, ofHead, ofCommit).forEach((placed, at) => places.set(own[at]!, placed));
    }
  }
  return blame.map(([path, ranges]) => [path, ranges.map((range) => places.get(range) ?? range)]);
}
