import type { FileChange } from './file-change.ts';
import type { Finding, LineRange, RawFinding } from './finding.ts';

/**
 * A match over more lines than this is a rule about a whole class or file. Every change inside it would
 * meet it, so it is anchored: it counts when the change meets its first line or its trace.
 */
export const LONGEST_RANGE = 50;

/** The lines at which a match can be met. */
function anchor(match: LineRange): LineRange {
  return match.end_line - match.start_line >= LONGEST_RANGE
    ? { start_line: match.start_line, end_line: match.start_line }
    : match;
}

function meets(range: LineRange, lines: ReadonlySet<number>, reach: number): boolean {
  const first = range.start_line;
  const last = range.end_line + reach;
  // Whichever is shorter: a file can have 20,000 changed lines, a match one line.
  if (last - first < lines.size) {
    for (let line = first; line <= last; line++) if (lines.has(line)) return true;
    return false;
  }
  for (const line of lines) if (line >= first && line <= last) return true;
  return false;
}

/**
 * Whether a match belongs to a change, and why: its own lines, or its taint source, step or sink, or the
 * statements of these, meet an added or modified line, or they stand next to a deletion. Undefined when the change left it alone.
 */
export function touchesChange(raw: RawFinding, change: FileChange): Finding['relation'] | undefined {
  const own = anchor(raw);
  const trace = [...(raw.trace ?? []), ...(raw.statements ?? [])].map(anchor);
  if (meets(own, change.written, 0)) return 'on_changed_line';
  if (trace.some((range) => meets(range, change.written, 0))) return 'trace_on_changed_line';
  // A seam n touches lines n - 1 and n, so a range that ends at n - 1 is met by it too.
  if ([own, ...trace].some((range) => meets(range, change.seams, 1))) return 'adjacent_to_deletion';
  return undefined;
}
