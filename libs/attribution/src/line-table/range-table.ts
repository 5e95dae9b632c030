/** Lines `from` to `to`, both included, counted from 1. */
export interface LineRange<T> {
  from: number;
  to: number;
  value: T;
}

/** Which of overlapping ranges a line belongs to: the last one that was given. */
export class RangeTable<T> {
  readonly #segments: readonly LineRange<T>[];

  /** Costs n log n for n ranges, however they overlap and however long they are: notes come from anybody. */
  constructor(ranges: readonly LineRange<T>[]) {
    const cuts = [...new Set(ranges.flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
    this.#segments = paint(ranges, cuts);
  }

  /** The value of the last range that holds the line. */
  at(line: number): T | undefined {
    let low = 0;
    let high = this.#segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#segments[middle]?.to ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    const segment = this.#segments[low];
    return segment !== undefined && segment.from <= line ? segment.value : undefined;
  }
}

/** Paints the ranges from the last to the first; what is painted stays, and is jumped over from then on. */
function paint<T>(ranges: readonly LineRange<T>[], cuts: readonly number[]): LineRange<T>[] {
  const places = new Map(cuts.map((cut, index) => [cut, index]));
  const owner = new Int32Array(cuts.length).fill(-1);
  const next = Int32Array.from({ length: cuts.length + 1 }, (_, index) => index);
  const free = (start: number): number => {
    let at = start;
    while (next[at] !== at) {
      // Halving the path keeps the jumps short.
      next[at] = next[next[at]!]!;
      at = next[at]!;
    }
    return at;
  };
  for (let index = ranges.length - 1; index >= 0; index -= 1) {
    const { from, to } = ranges[index]!;
    const end = places.get(to + 1)!;
    for (let at = free(places.get(from)!); at < end; at = free(at)) {
      owner[at] = index;
      next[at] = at + 1;
    }
  }
  return [...owner].flatMap((index, at) => (index === -1 ? [] : [{ from: cuts[at]!, to: cuts[at + 1]! - 1, value: ranges[index]!.value }]));
}
