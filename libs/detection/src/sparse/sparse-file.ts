import type { ChangedLine } from '@provenance/domain';

/** Lines beyond this are not laid out: one line numbered 10^9 must not become a gigabyte of line ends. */
export const MAX_SPARSE_LINES = 200_000;

/**
 * A file of which only the changed lines are known: each at its own number, nothing between them. The
 * engine's parsers find their way in such fragments; what they find there is real, what they miss is not
 * known, so its coverage is `partial` at best. Undefined when no line has content or one lies too far down.
 */
export function sparseContent(
  lines: readonly Pick<ChangedLine, 'line_number' | 'change_type' | 'content'>[],
): Buffer | undefined {
  const known = new Map<number, string>();
  for (const { line_number, change_type, content } of lines) {
    if (change_type !== 'deleted' && content !== undefined) known.set(line_number, content);
  }
  const last = Math.max(0, ...known.keys());
  if (last === 0 || last > MAX_SPARSE_LINES) return undefined;
  const text: string[] = Array.from({ length: last }, () => '');
  for (const [number, content] of known) text[number - 1] = content.replace(/[\r\n]+/gu, ' ');
  return Buffer.from(`${text.join('\n')}\n`);
}
