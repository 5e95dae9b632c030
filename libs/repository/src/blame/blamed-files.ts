import { availableParallelism } from 'node:os';
import type { ChangedLine } from '@provenance/domain';
import type { Change } from '../change/change.ts';
import { changedFiles, type ChangedFile } from '../change/changed-files.ts';
import { touchesIn, type Touches } from '../change/commits.ts';
import type { Repository } from '../repository.ts';
import { blameFile, type Origin } from './blame.ts';

/** A changed line and where it came from. */
export interface BlamedLine {
  line: ChangedLine;
  /** Absent for what is not committed, for commits that a shallow clone lacks, and where blame does not say. */
  origin?: Origin;
}

export interface BlamedFile extends ChangedFile {
  blamed: BlamedLine[];
}

/**
 * The files of a change with the origin of every line, in git's order. Blames run side by side, one a core, and
 * no further ahead of the reader than that.
 */
export async function* blamedFiles(repository: Repository, change: Change, parallel = availableParallelism()): AsyncGenerator<BlamedFile, void, void> {
  const touches = await touchesOf(repository, change);
  const running: Promise<BlamedFile>[] = [];
  for await (const file of changedFiles(repository, change)) {
    const blame = withOrigins(repository, change, file, touches);
    // Awaited in its turn; until then a failure must not count as unhandled.
    blame.catch(() => undefined);
    running.push(blame);
    if (running.length >= parallel * 2) yield await running.shift()!;
    else if (running.length > parallel) await Promise.race(running);
  }
  for (const blame of running) yield await blame;
}

async function touchesOf(repository: Repository, change: Change): Promise<Touches | undefined> {
  const whole = change.kind === 'range' && change.shortcomings.every(({ code }) => code !== 'shallow');
  return whole ? touchesIn(repository, change.base, change.head, change.commits) : undefined;
}

async function withOrigins(repository: Repository, change: Change, file: ChangedFile, touches: Touches | undefined): Promise<BlamedFile> {
  if (change.kind !== 'range' || change.commits.length === 0) return { ...file, blamed: file.lines.map((line) => ({ line })) };
  const only = touches?.only([file.path.text, ...(file.oldPath === undefined ? [] : [file.oldPath.text])]);
  // One commit made all of it: blame could say nothing else.
  if (only !== undefined) return { ...file, blamed: file.lines.map((line) => ({ line, origin: originIn(only, line) })) };
  const origins = await blameFile(repository, change, file);
  return { ...file, blamed: file.lines.map((line) => blamedLine(line, origins)) };
}

function blamedLine(line: ChangedLine, origins: ReadonlyMap<number, Origin>): BlamedLine {
  const origin = line.change_type === 'deleted' ? undefined : origins.get(line.line_number);
  return origin === undefined ? { line } : { line, origin };
}

function originIn(commit: string, { file_path: path, change_type, line_number }: ChangedLine): Origin {
  return change_type === 'deleted' ? { commit, path } : { commit, path, line: line_number };
}
