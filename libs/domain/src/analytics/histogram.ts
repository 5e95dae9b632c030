import { durationOfBin } from '../facts/duration-bins.ts';

/** Bins (facts/duration-bins.ts) in their order, and how many durations lie in each and in all before it. */
export interface BinnedDurations {
  bins: readonly number[];
  upTo: readonly number[];
}

/** How many durations lie in each bin; a bin may stand there more than once. */
export function binned(counts: readonly (readonly [bin: number, count: number])[]): BinnedDurations {
  let sum = 0;
  const inOrder = counts.toSorted(([a], [b]) => a - b);
  return { bins: inOrder.map(([bin]) => bin), upTo: inOrder.map(([, count]) => (sum += count)) };
}

/** Durations of several sums together. They are not added up: a rank is found by halving, and of the bins it looks at few. */
export class Histogram {
  readonly #parts: readonly BinnedDurations[];
  /** How many durations there are. */
  readonly total: number;

  constructor(parts: readonly BinnedDurations[]) {
    this.#parts = parts;
    this.total = parts.reduce((sum, { upTo }) => sum + (upTo.at(-1) ?? 0), 0);
  }

  /** The duration at a rank, counted from 1, in ms; undefined when there are not so many. Within the relative error of the bins. */
  atRank(rank: number): number | undefined {
    if (rank > this.total) {
      return undefined;
    }
    let low = Math.min(...this.#parts.map(({ bins }) => bins[0] ?? Infinity));
    let high = Math.max(...this.#parts.map(({ bins }) => bins.at(-1) ?? -Infinity));
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#countUpTo(middle) >= rank) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return durationOfBin(low);
  }

  /** The quantile by the nearest rank, in ms. */
  quantile(share: number): number | undefined {
    return this.atRank(Math.max(1, Math.ceil(share * this.total)));
  }

  #countUpTo(bin: number): number {
    return this.#parts.reduce((sum, part) => sum + countUpTo(part, bin), 0);
  }
}

function countUpTo({ bins, upTo }: BinnedDurations, bin: number): number {
  let [low, high] = [0, bins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bins[middle]! <= bin) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low === 0 ? 0 : upTo[low - 1]!;
}
