import { commonLines, linesOf } from './blame.ts';

/** The patch of a file as GitHub gives it: hunks without a file header, here one hunk of the whole file. */
export function patchOf(before: string | undefined, after: string | undefined): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const kept = commonLines(old, now);
  const lines: string[] = [];
  let next = 0;
  for (const [index, line] of now.entries()) {
    const from = kept.get(index);
    if (from === undefined) {
      lines.push(`+${line}`);
      continue;
    }
    lines.push(...old.slice(next, from).map((gone) => `-${gone}`), ` ${line}`);
    next = from + 1;
  }
  lines.push(...old.slice(next).map((gone) => `-${gone}`));
  const span = (count: number): string => `${count === 0 ? 0 : 1},${count}`;
  return [`@@ -${span(old.length)} +${span(now.length)} @@`, ...lines].join('\n');
}
