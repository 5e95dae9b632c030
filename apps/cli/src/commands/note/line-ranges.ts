import { UsageError } from '../../io/exit-code.ts';

/** Lines of one file, both ends included, from 1. */
export interface FileRanges {
  path: string;
  ranges: { from: number; to: number }[];
}

/** `path:1-3,7` a line; the path is all before the last colon. @throws UsageError naming the line that cannot be read */
export function readRanges(text: string): FileRanges[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, '')).filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new UsageError('standard input names no lines: give a line for each file, such as src/a.py:1-3,7');
  return lines.map(readLine);
}

function readLine(line: string): FileRanges {
  const [, path, list] = /^(.+):(\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)$/.exec(line) ?? [];
  if (path === undefined || list === undefined) throw new UsageError(`not lines of a file: ${JSON.stringify(line)}; it must be like src/a.py:1-3,7`);
  const ranges = list.split(',').map((item) => {
    const [from = 0, to = from] = item.split('-').map(Number);
    if (from < 1 || to < from || !Number.isSafeInteger(to)) throw new UsageError(`not a range of lines: ${item} of ${path}`);
    return { from, to };
  });
  return { path, ranges };
}
