/** Lines of a file at the head that one commit brought. Numbers from 1, both inclusive. */
export interface BlameRange {
  start: number;
  end: number;
  sha: string;
  /** Where the first of them stood in that commit's version of the file; absent where that cannot be told. */
  commit_start?: number;
}

/**
 * Finds where ranges of one commit stood in its version of the file: notes count lines there, and GitHub's blame does
 * not say. A range is placed where its lines stand once, or once between its placed neighbours: the order of lines that
 * nobody has changed is the same. Anything else would be a guess.
 * @param ranges of one commit, in the order of the head
 */
export function placeInCommit(ranges: readonly BlameRange[], head: readonly string[], commit: readonly string[]): BlameRange[] {
  const index = Map.groupBy(commit.keys(), (at) => commit[at]);
  const found = ranges.map(({ start, end }) => occurrences(head.slice(start - 1, end), commit, index));
  const placed: (number | undefined)[] = found.map((places) => (places.length === 1 ? places[0] : undefined));
  for (const [at, places] of found.entries()) {
    if (placed[at] === undefined) placed[at] = theOnlyBetween(places, ranges, placed, at);
  }
  return ranges.map((range, at) => {
    const place = placed[at];
    return place === undefined ? range : { ...range, commit_start: place + 1 };
  });
}

/** Where a block of lines starts in a file, from index 0. */
function occurrences(block: readonly string[], lines: readonly string[], index: ReadonlyMap<string | undefined, readonly number[]>): number[] {
  const starts = index.get(block[0]) ?? [];
  return starts.filter((start) => block.every((line, offset) => lines[start + offset] === line));
}

function theOnlyBetween(places: readonly number[], ranges: readonly BlameRange[], placed: readonly (number | undefined)[], at: number): number | undefined {
  const before = placed.findLastIndex((place, other) => other < at && place !== undefined);
  const after = placed.findIndex((place, other) => other > at && place !== undefined);
  const from = before === -1 ? 0 : placed[before]! + lengthOf(ranges[before]!);
  const to = after === -1 ? Infinity : placed[after]! - lengthOf(ranges[at]!);
  const between = places.filter((place) => place >= from && place <= to);
  return between.length === 1 ? between[0] : undefined;
}

function lengthOf({ start, end }: BlameRange): number {
  return end - start + 1;
}
