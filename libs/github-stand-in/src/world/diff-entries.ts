import { commonLines, linesOf } from './blame.ts';

type Tree = ReadonlyMap<string, string>;

/** A changed file: `path` is its name now, and where it has gone the one that it had. */
export interface DiffEntry {
  path: string;
  previousPath?: string;
  before: string | undefined;
  after: string | undefined;
}

/** The files in which two trees differ, in the order of their names. As in git, half of the lines make a rename. */
export function diffEntries(before: Tree, after: Tree): DiffEntry[] {
  const gone = new Set([...before.keys()].filter((path) => !after.has(path)));
  const present = [...after].flatMap(([path, text]): DiffEntry[] => {
    if (before.has(path)) return before.get(path) === text ? [] : [{ path, before: before.get(path), after: text }];
    const previousPath = [...gone].find((former) => isAlike(before.get(former)!, text));
    if (previousPath === undefined) return [{ path, before: undefined, after: text }];
    gone.delete(previousPath);
    return [{ path, previousPath, before: before.get(previousPath), after: text }];
  });
  const removed = [...gone].map((path): DiffEntry => ({ path, before: before.get(path), after: undefined }));
  return [...present, ...removed].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isAlike(before: string, after: string): boolean {
  const [old, now] = [linesOf(before), linesOf(after)];
  return commonLines(old, now).size * 2 >= Math.max(old.length, now.length, 1);
}
