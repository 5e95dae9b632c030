import type { ChangedLine } from '@provenance/domain';
import type { Change } from '../change/change.ts';
import type { ChangedFile } from '../change/changed-files.ts';
import { rangeWords } from '../change/commits.ts';
import type { Repository } from '../repository.ts';
import { NEWLINE, split } from '../git/lines.ts';
import { pathName, unquoteBytes } from '../git/path-name.ts';

/** Where a line came into the range: evidence of that commit speaks of the line by this name and number. */
export interface Origin {
  commit: string;
  /** The file's path in that commit. */
  path: string;
  /** The line's number in that commit's version of the file, from 1; absent for a deleted line, which is not in it. */
  line?: number;
}

/** Ranges that git is given for one file; beyond, it is asked about the stretch between the first and the last. */
const MAX_RANGES = 1_000;

interface Range {
  from: number;
  to: number;
}

/**
 * The origin of each line of the head side that this change wrote, by head-side number. Lines that git lays to a
 * commit outside of the range have none.
 * @throws GitError
 */
export async function blameFile(repository: Repository, change: Change, file: ChangedFile): Promise<Map<number, Origin>> {
  const ranges = rangesOf(file.lines);
  if (ranges.length === 0) return new Map();
  const known = new Set(change.commits.map(({ sha }) => sha));
  const wanted = new Set(file.lines.flatMap((line) => (line.change_type === 'deleted' ? [] : [line.line_number])));
  const origins = new Map<number, Origin>();
  for await (const entry of blameEntries(repository, change, file, ranges)) {
    if (!known.has(entry.commit)) continue;
    for (let offset = 0; offset < entry.count; offset += 1) {
      const line = entry.head + offset;
      if (wanted.has(line)) origins.set(line, { commit: entry.commit, path: entry.path, line: entry.origin + offset });
    }
  }
  return origins;
}

/** Runs of neighbouring lines that stand at the head. */
function rangesOf(lines: readonly ChangedLine[]): Range[] {
  const ranges: Range[] = [];
  const numbers = lines.flatMap((line) => (line.change_type === 'deleted' ? [] : [line.line_number])).sort((a, b) => a - b);
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && number <= last.to + 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return ranges.length > MAX_RANGES ? [{ from: ranges[0]!.from, to: ranges.at(-1)!.to }] : ranges;
}

interface Entry {
  commit: string;
  origin: number;
  head: number;
  count: number;
  path: string;
}

/** Each entry begins with the commit and the numbers, and ends with the name of the file there. */
async function* blameEntries(repository: Repository, change: Change, file: ChangedFile, ranges: readonly Range[]): AsyncGenerator<Entry, void, void> {
  const { git, emptyTree } = repository;
  // Converters are on by default in blame, unlike in diff.
  const options = ['--no-textconv', '--incremental', ...ranges.map(({ from, to }) => `-L${from},${to}`), ...rangeWords(change.base, change.head, emptyTree), '--'];
  const { text, bytes } = file.path;
  const stream = bytes === undefined ? git.stream(['blame', ...options, text]) : git.streamWithPath(['blame', ...options], bytes);
  let entry: Omit<Entry, 'path'> | undefined;
  for await (const line of split(stream, NEWLINE)) {
    const head = entry === undefined ? /^([0-9a-f]{40,64}) (\d+) (\d+) (\d+)$/.exec(line.toString('latin1')) : null;
    if (head !== null) {
      entry = { commit: head[1]!, origin: Number(head[2]), head: Number(head[3]), count: Number(head[4]) };
    } else if (entry !== undefined && line.subarray(0, 9).toString('latin1') === 'filename ') {
      yield { ...entry, path: pathName(unquoteBytes(line.subarray(9))).text };
      entry = undefined;
    }
  }
}
