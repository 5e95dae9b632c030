import type { ChangedLine } from '../line/changed-line.ts';

/** What a change did to one file, by head-side line numbers. */
export interface FileChange {
  /** Lines that were added or modified. */
  written: ReadonlySet<number>;
  /** The line that now stands where a deletion was; the deletion touches it and the line before it. */
  seams: ReadonlySet<number>;
}

/** Changes of each file of an analysis, by path. */
export function changesByFile(
  lines: Iterable<Pick<ChangedLine, 'file_path' | 'line_number' | 'change_type'>>,
): Map<string, FileChange> {
  const changes = new Map<string, { written: Set<number>; seams: Set<number> }>();
  for (const line of lines) {
    let change = changes.get(line.file_path);
    if (change === undefined) {
      change = { written: new Set(), seams: new Set() };
      changes.set(line.file_path, change);
    }
    (line.change_type === 'deleted' ? change.seams : change.written).add(line.line_number);
  }
  return changes;
}
