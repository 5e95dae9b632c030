import type { ChangedLine } from '@provenance/domain';
import type { BlameRange } from './commit-lines.ts';
import type { WantedFile } from './fetch-evidence.ts';

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

/** The lines with what stands in them, where the submission does not say and the file is known. */
export function linesWithContent(lines: readonly ChangedLine[], contents: ReadonlyMap<string, string>): ChangedLine[] {
  const files = new Map([...contents].map(([path, text]) => [path, text.split('\n')]));
  return lines.map((line) => {
    const content = line.change_type === 'deleted' ? undefined : files.get(line.file_path)?.[line.line_number - 1];
    return content === undefined || line.content !== undefined ? line : { ...line, content: content.replace(/\r$/, '') };
  });
}

/**
 * The files of which GitHub is to say something, those with most changed lines first: who brought lines whose commit is
 * not known, and what stands in them where nobody brought it.
 */
export function filesToAsk(lines: readonly ChangedLine[], contents: boolean): WantedFile[] {
  const files = new Map<string, { changed: number; blame: boolean }>();
  for (const { change_type, file_path, attribution } of lines) {
    if (change_type === 'deleted') continue;
    const { changed = 0, blame = false } = files.get(file_path) ?? {};
    files.set(file_path, { changed: changed + 1, blame: blame || attribution?.commit_sha === undefined });
  }
  return [...files]
    .filter(([, { blame }]) => blame || contents)
    .sort(([a, { changed: ofA }], [b, { changed: ofB }]) => ofB - ofA || (a < b ? -1 : 1))
    .map(([path, { blame }]) => ({ path, blame, contents }));
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
