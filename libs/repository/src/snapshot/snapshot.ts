import type { ChangedLine, FileRename, HeadFile, SubmittedEvidence } from '@provenance/domain';
import { blamedFiles, type BlamedFile, type BlamedLine } from '../blame/blamed-files.ts';
import type { Change } from '../change/change.ts';
import { readHeadFiles, type FileCaps } from '../change/head-files.ts';
import type { Shortcoming } from '../change/shortcoming.ts';
import { readNotes } from '../evidence/notes.ts';
import { readTraces } from '../evidence/traces.ts';
import type { Repository } from '../repository.ts';
import { withinCaps, type EvidenceCaps } from './evidence-caps.ts';

/** A change with everything that is known of it locally, in the words of the domain. */
export interface Snapshot {
  change: Change;
  /** Each with the commit that it came from, where that is known. */
  lines: ChangedLine[];
  /** Whole head files, as far as the caps allow. */
  files: HeadFile[];
  evidence: SubmittedEvidence;
  /** Files that have another name now. */
  renames: FileRename[];
  /** What was not looked at, or not taken along. */
  shortcomings: Shortcoming[];
}

export interface Caps extends FileCaps, EvidenceCaps {}

/** What one submission may hold by default, on the service's side. */
export const DEFAULT_CAPS: Readonly<Caps> = {
  fileBytes: 1_000_000,
  files: 1_000,
  totalBytes: 16 * 1024 * 1024,
  commits: 1_000,
  notes: 1_000,
  traces: 1_000,
  evidenceBytes: 6 * 1024 * 1024,
};

/** Reads all of a change. @throws GitError */
export async function takeSnapshot(repository: Repository, change: Change, caps: Caps = DEFAULT_CAPS): Promise<Snapshot> {
  const files: BlamedFile[] = await Array.fromAsync(blamedFiles(repository, change));
  const paths = new Set(files.flatMap(({ path, oldPath }) => (oldPath === undefined ? [path.text] : [path.text, oldPath.text])));
  const [head, notes, traces] = await Promise.all([
    readHeadFiles(repository, change, files, caps),
    readNotes(repository, change),
    readTraces(repository, change, paths),
  ]);
  const evidence = withinCaps({ commits: change.commits, notes: notes.notes, traces: traces.traces }, caps);
  return {
    change,
    lines: files.flatMap(({ blamed }) => blamed.map(claimedLine)),
    files: head.files,
    evidence: evidence.kept,
    renames: files.flatMap(({ path, oldPath }) => (oldPath === undefined ? [] : [{ from: oldPath.text, to: path.text }])),
    shortcomings: [
      ...change.shortcomings,
      ...files.flatMap(leftOut),
      ...[head, notes, traces, evidence].flatMap(({ shortcomings }) => shortcomings),
    ],
  };
}

/** A line that says which commit it came from, by the name and number that it had there. */
export function claimedLine({ line, origin }: BlamedLine): ChangedLine {
  if (origin === undefined) return line;
  const { commit: commit_sha, path: commit_path, line: commit_line } = origin;
  return {
    ...line,
    attribution: { commit_sha, ...(commit_path !== line.file_path && { commit_path }), ...(commit_line !== undefined && { commit_line }) },
  };
}

/** The lines of the head files by path, to show code from. */
export function headLines({ files }: Pick<Snapshot, 'files'>): Map<string, string[]> {
  return new Map(files.map(({ path, content }) => [path, content.toString('utf8').split('\n')]));
}

/** Binary files have no lines and nobody expects them to. */
function leftOut({ path, leftOut: reason }: BlamedFile): Shortcoming[] {
  return reason === undefined || reason === 'binary' ? [] : [{ code: 'file_left_out', message: `${path.text} was left out: ${reason}` }];
}
