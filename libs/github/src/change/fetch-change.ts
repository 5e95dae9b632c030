import { DiffSyntaxError, languageOf, parseUnifiedDiff, type ChangedLine, type FileRename } from '@provenance/domain';
import type { GitHubAccess, GitHubClient } from '../client/github-client.ts';
import type { PullRequestName } from '../pull-request/fetch-snapshot.ts';

const PAGE = 100;
/** GitHub lists no more files than this. */
export const MOST_FILES = 3_000;
/** What a client may submit is limited too. */
const MOST_LINES = 20_000;

interface FileAnswer {
  filename: string;
  /** Left out for binary files, for very large diffs and for files that were only renamed. */
  patch?: string;
  changes?: number;
  /** Of a file that was renamed, and of one that was copied: that one takes nothing along. */
  previous_filename?: string;
  status?: string;
}

/** The changed lines of a pull request, and what could not be had of them, in words. */
export interface FetchedChange {
  lines: ChangedLine[];
  renames: FileRename[];
  /** Files that GitHub listed. */
  files: number;
  shortcomings: string[];
}

/**
 * What a pull request changes, as GitHub shows it: one request for a hundred files.
 * @throws as GitHubClient.rest
 */
export async function fetchChange(client: GitHubClient, access: GitHubAccess, { repo, number }: PullRequestName, signal: AbortSignal): Promise<FetchedChange> {
  const [owner, name] = repo.split('/');
  const files: FileAnswer[] = [];
  for (let page = 1; files.length < MOST_FILES; page += 1) {
    const parameters = { owner, repo: name, pull_number: number, per_page: PAGE, page };
    const answer = await client.rest<FileAnswer[]>(access, 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files', parameters, signal);
    files.push(...answer);
    if (answer.length < PAGE) break;
  }
  return linesIn(files);
}

function linesIn(files: readonly FileAnswer[]): FetchedChange {
  const read = files.map(linesOfFile);
  const unread = read.filter((lines) => lines === undefined).length;
  const lines = read.flatMap((found) => found ?? []);
  const shortcomings = [
    ...(unread === 0 ? [] : [`GitHub shows no changed lines of ${unread} files`]),
    ...(lines.length <= MOST_LINES ? [] : [`${lines.length - MOST_LINES} changed lines are more than are looked at`]),
  ];
  return { lines: lines.slice(0, MOST_LINES), renames: files.flatMap(renameOf), files: files.length, shortcomings };
}

function renameOf({ filename, previous_filename, status }: FileAnswer): FileRename[] {
  return status === 'renamed' && previous_filename !== undefined ? [{ from: previous_filename, to: filename }] : [];
}

/** Undefined where there are changes that GitHub does not show. The name needs no quoting: it is put in afterwards. */
function linesOfFile({ filename, patch, changes }: FileAnswer): ChangedLine[] | undefined {
  if (patch === undefined) return changes === 0 ? [] : undefined;
  try {
    const lines = parseUnifiedDiff(`--- a/file\n+++ b/file\n${patch}\n`);
    return lines.map((line) => ({ ...line, file_path: filename, language: languageOf(filename) }));
  } catch (error) {
    if (error instanceof DiffSyntaxError) return undefined;
    throw error;
  }
}
