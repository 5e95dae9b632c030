import type { ChangedLine } from '@provenance/domain';
import type { BlameRange } from './commit-lines.ts';

/** The ranges of each file, in the order of their lines. */
export type BlameByPath = ReadonlyMap<string, readonly BlameRange[]>;

/** The lines with the commit that brought each, where the submission does not name one. Deleted lines are nobody's. */
export function blamedLines(lines: readonly ChangedLine[], blame: BlameByPath): ChangedLine[] {
  return lines.map((line) => {
    const { change_type, file_path, line_number, attribution } = line;
    if (change_type === 'deleted' || attribution?.commit_sha !== undefined) return line;
    const range = rangeAt(blame.get(file_path) ?? [], line_number);
    if (range === undefined) return line;
    const { sha, start, commit_start } = range;
    const place = commit_start === undefined ? {} : { commit_line: commit_start + line_number - start };
    return { ...line, attribution: { ...attribution, commit_sha: sha, ...place } };
  });
}

/** The files whose lines have no commit yet, those with most such lines first. */
export function filesToBlame(lines: readonly ChangedLine[]): string[] {
  const counts = new Map<string, number>();
  for (const { change_type, file_path, attribution } of lines) {
    if (change_type !== 'deleted' && attribution?.commit_sha === undefined) counts.set(file_path, (counts.get(file_path) ?? 0) + 1);
  }
  return [...counts].sort(([a, linesA], [b, linesB]) => linesB - linesA || (a < b ? -1 : 1)).map(([path]) => path);
}

/** By halving: a file can have thousands of ranges, and as many lines are asked for. */
function rangeAt(ranges: readonly BlameRange[], line: number): BlameRange | undefined {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { start, end } = ranges[middle]!;
    if (line < start) high = middle - 1;
    else if (line > end) low = middle + 1;
    else return ranges[middle];
  }
  return undefined;
}
