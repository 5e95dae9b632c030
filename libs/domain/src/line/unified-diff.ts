import type { ChangedLine } from './changed-line.ts';
import { DiffCursor } from './diff-cursor.ts';
import { pathOf, unquotePath } from './diff-path.ts';

/** A diff with more changed lines than the caller takes. */
export class DiffTooLongError extends Error {
  constructor(limit: number) {
    super(`the diff has more than ${limit} changed lines`);
    this.name = 'DiffTooLongError';
  }
}

/** A diff that cannot be read, with the line (from 1) of the diff where reading stopped. */
export class DiffSyntaxError extends Error {
  readonly line: number;

  constructor(line: number, detail: string) {
    super(`line ${line} of the diff: ${detail}`);
    this.name = 'DiffSyntaxError';
    this.line = line;
  }
}


/** Where changed lines go, and how many may come. */
interface Sink {
  readonly lines: ChangedLine[];
  readonly limit: number;
  seen: number;
}

/** What the lines before a file's first hunk say of it. */
interface FileHeader {
  git?: string;
  oldPath?: string;
  newPath?: string;
  /** A submodule's lines are commit ids, not source. */
  submodule: boolean;
}

interface Hunk {
  path: string;
  oldLeft: number;
  newLeft: number;
  /** Head-side number of the next line. */
  newLine: number;
}

const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
const COMBINED = /^(?:diff --(?:cc|combined) |@@@+ )/;
const NO_NEWLINE = '\\';

/**
 * The changed lines of a unified diff as git or diff -u writes it: any number of files, renames, deletions,
 * quoted paths; binary files and submodules have no lines. In a run of removed and added lines, as many as
 * there are pairs count as modified; the rest is added, or deleted at the seam.
 * @throws DiffSyntaxError for a combined diff (of a merge), a cut hunk, or text without a file header
 * @throws DiffTooLongError beyond `limit` changed lines, before more of them are held
 */
export function parseUnifiedDiff(diff: string, limit = Number.POSITIVE_INFINITY): ChangedLine[] {
  const cursor = new DiffCursor(diff);
  const sink: Sink = { lines: [], limit, seen: 0 };
  let header: FileHeader = { submodule: false };
  let sawFile = false;
  for (let text = cursor.next(); text !== undefined; text = cursor.next()) {
    const line = text.replace(/\r$/, '');
    refuseCombined(cursor, line);
    const hunk = HUNK.exec(line);
    if (hunk !== null) {
      readHunk(cursor, startHunk(cursor, header, hunk), header.submodule ? { ...sink, lines: [] } : sink);
    } else {
      header = readHeaderLine(cursor, header, line);
      sawFile ||= header.git !== undefined || header.newPath !== undefined;
    }
  }
  if (!sawFile && diff.trim() !== '') throw new DiffSyntaxError(1, 'there is no file header');
  return sink.lines;
}

function refuseCombined(cursor: DiffCursor, line: string): void {
  if (COMBINED.test(line)) {
    throw new DiffSyntaxError(cursor.number, 'a combined diff (of a merge) does not say which side a line came from');
  }
}

function readHeaderLine(cursor: DiffCursor, header: FileHeader, line: string): FileHeader {
  if (line.startsWith('diff --git ')) return { git: line, submodule: false };
  if (/^(?:index .*|(?:new file|deleted file|old|new) mode) 160000$/.test(line)) return { ...header, submodule: true };
  // A file header is the pair; a lone "--- " is prose (a mail signature, a commit message).
  if (line.startsWith('--- ') && cursor.peek()?.startsWith('+++ ')) {
    const { git, submodule } = header;
    const next = { oldPath: unquotePath(line.slice(4)), submodule };
    return git === undefined ? next : { ...next, git };
  }
  if (line.startsWith('+++ ') && header.oldPath !== undefined) return { ...header, newPath: unquotePath(line.slice(4)) };
  return header;
}

function startHunk(cursor: DiffCursor, header: FileHeader, [, oldCount, newStart, newCount]: RegExpExecArray): Hunk {
  if (header.oldPath === undefined || header.newPath === undefined) {
    throw new DiffSyntaxError(cursor.number, 'a hunk without the --- and +++ lines of its file');
  }
  const newLeft = Number(newCount ?? 1);
  return {
    path: pathOf(header.oldPath, header.newPath, header.git),
    oldLeft: Number(oldCount ?? 1),
    newLeft,
    // With a count of 0 the start names the line before the seam.
    newLine: Number(newStart) + (newLeft === 0 ? 1 : 0),
  };
}

/** Reads exactly as many lines as the header promises: content may itself look like a header. */
function readHunk(cursor: DiffCursor, hunk: Hunk, sink: Sink): void {
  const start = cursor.number;
  let removed: string[] = [];
  let added: string[] = [];
  const flush = (): void => {
    emitRun(hunk, removed, added, sink.lines);
    removed = [];
    added = [];
  };
  while (hunk.oldLeft > 0 || hunk.newLeft > 0) {
    const line = nextHunkLine(cursor, start);
    // A removal after an addition starts a new run.
    if (line.mark === ' ' || (line.mark === '-' && added.length > 0)) flush();
    countDown(hunk, line.mark, cursor.number);
    if (line.mark !== ' ' && ++sink.seen > sink.limit) throw new DiffTooLongError(sink.limit);
    if (line.mark === ' ') hunk.newLine++;
    else (line.mark === '-' ? removed : added).push(line.content);
  }
  flush();
}

/** Takes a line off what the header promised for the side or sides that it stands on. */
function countDown(hunk: Hunk, mark: ' ' | '+' | '-', at: number): void {
  if (mark !== '+') hunk.oldLeft--;
  if (mark !== '-') hunk.newLeft--;
  if (hunk.oldLeft < 0 || hunk.newLeft < 0) {
    throw new DiffSyntaxError(at, 'the hunk has more lines than its header says');
  }
}

function nextHunkLine(cursor: DiffCursor, start: number): { mark: ' ' | '+' | '-'; content: string } {
  let line = cursor.next();
  while (line?.startsWith(NO_NEWLINE)) line = cursor.next();
  if (line === undefined) throw new DiffSyntaxError(start, 'the hunk ends before its last line');
  const mark = line[0] ?? ' ';
  const content = line.slice(1).replace(/\r$/, '');
  if (mark === '+' || mark === '-' || mark === ' ') return { mark, content };
  // Some tools strip the blank of an empty context line.
  if (line === '\r') return { mark: ' ', content: '' };
  throw new DiffSyntaxError(cursor.number, 'a line of a hunk must start with a blank, + or -');
}

function emitRun(hunk: Hunk, removed: string[], added: string[], changed: ChangedLine[]): void {
  const pairs = Math.min(removed.length, added.length);
  for (const [index, content] of added.entries()) {
    changed.push({
      file_path: hunk.path,
      line_number: hunk.newLine++,
      change_type: index < pairs ? 'modified' : 'added',
      content,
    });
  }
  for (const content of removed.slice(pairs)) {
    changed.push({ file_path: hunk.path, line_number: hunk.newLine, change_type: 'deleted', content });
  }
}
