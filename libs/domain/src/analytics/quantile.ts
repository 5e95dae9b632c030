import { durationOfBin } from '../facts/duration-bins.ts';

/** How many durations lie in each bin (facts/duration-bins.ts), in the order of the bins. */
export type BinCounts = readonly (readonly [bin: number, count: number])[];

export function binTotal(bins: BinCounts): number {
  return bins.reduce((sum, [, count]) => sum + count, 0);
}

/** The duration at a rank, counted from 1, in ms; undefined without any. Within the relative error of the bins. */
export function durationAtRank(bins: BinCounts, rank: number): number | undefined {
  let seen = 0;
  for (const [bin, count] of bins) {
    seen += count;
    if (seen >= rank) {
      return durationOfBin(bin);
    }
  }
  return undefined;
}

/** The quantile by the nearest rank, in ms. */
export function durationQuantile(bins: BinCounts, share: number): number | undefined {
  return durationAtRank(bins, Math.max(1, Math.ceil(share * binTotal(bins))));
}
