import type { Commit } from './commit.ts';

/** Lines `start` to `end`, from 1, that a commit brought. */
export interface BlameRange {
  start: number;
  end: number;
  sha: string;
}

/** Who brought each line of a file at a commit, by a plain longest common subsequence from commit to commit. */
export function blame(head: Commit, path: string, find: (sha: string) => Commit | undefined): BlameRange[] {
  const history: Commit[] = [];
  for (let at: Commit | undefined = head; at !== undefined; at = at.parent === undefined ? undefined : find(at.parent)) {
    history.unshift(at);
  }
  let lines: string[] = [];
  let owners: string[] = [];
  for (const { sha, files } of history) {
    const next = linesOf(files.get(path));
    const kept = commonLines(lines, next);
    owners = next.map((_line, index) => owners[kept.get(index) ?? -1] ?? sha);
    lines = next;
  }
  return ranges(owners);
}

export function linesOf(text: string | undefined): string[] {
  const lines = (text ?? '').split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** For lines of `after` that stood in `before`: where. Indexes from 0. */
export function commonLines(before: readonly string[], after: readonly string[]): Map<number, number> {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] = before[i] === after[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const kept = new Map<number, number>();
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) {
      kept.set(j, i);
      i += 1;
      j += 1;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) {
      i += 1;
    } else {
      j += 1;
    }
  }
  return kept;
}

function ranges(owners: readonly string[]): BlameRange[] {
  const found: BlameRange[] = [];
  for (const [index, sha] of owners.entries()) {
    const last = found.at(-1);
    if (last?.sha === sha) {
      last.end = index + 1;
    } else {
      found.push({ start: index + 1, end: index + 1, sha });
    }
  }
  return found;
}
