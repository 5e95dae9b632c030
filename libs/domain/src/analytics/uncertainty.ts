import type { Histogram } from './histogram.ts';

/** Where the true figure lies with 95 % confidence, if the window is a sample of how the agent behaves. */
export interface Uncertainty {
  low: number;
  high: number;
  /** Named, so that a reader can look it up. */
  method: 'wilson' | 'byar' | 'normal' | 'order-statistics';
}

/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959964;

/**
 * A share of independent trials, 0 to 1. Wilson, JASA 22 (1927): unlike the textbook's interval it stays within 0 and 1
 * and is not empty when nothing, or all, was hit.
 */
export function wilson(hits: number, trials: number): Uncertainty | undefined {
  if (trials <= 0 || hits < 0 || hits > trials) {
    return undefined;
  }
  const share = hits / trials;
  const spread = Z * Math.sqrt((share * (1 - share)) / trials + (Z * Z) / (4 * trials * trials));
  const middle = share + (Z * Z) / (2 * trials);
  const scale = 1 + (Z * Z) / trials;
  // At the ends the roots are 0 and 1, which floating point misses by a hair.
  return { low: hits === 0 ? 0 : (middle - spread) / scale, high: hits === trials ? 1 : (middle + spread) / scale, method: 'wilson' };
}

/**
 * Events that happen independently over an exposure (findings over lines): Byar's approximation of the exact Poisson
 * limits (Breslow and Day, Statistical Methods in Cancer Research II, 1987, p. 69).
 */
export function byar(events: number, exposure: number): Uncertainty | undefined {
  if (exposure <= 0 || events < 0) {
    return undefined;
  }
  const limit = (count: number, sign: 1 | -1): number =>
    count === 0 ? 0 : count * (1 - 1 / (9 * count) + (sign * Z) / (3 * Math.sqrt(count))) ** 3;
  return { low: Math.max(0, limit(events, -1)) / exposure, high: limit(events + 1, 1) / exposure, method: 'byar' };
}

/** From how many values on the normal limit holds: the usual rule of thumb. Below it a rate says little, whatever its interval. */
export const SMALL_SAMPLE = 30;

/** The mean of values that are counted by value; undefined of a small sample: three equal values are no proof of a fourth. */
export function meanInterval(counts: readonly (readonly [value: number, count: number])[]): Uncertainty | undefined {
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  if (total < SMALL_SAMPLE) {
    return undefined;
  }
  const mean = counts.reduce((sum, [value, count]) => sum + value * count, 0) / total;
  const squares = counts.reduce((sum, [value, count]) => sum + count * (value - mean) ** 2, 0);
  const spread = Z * Math.sqrt(squares / (total - 1) / total);
  return { low: mean - spread, high: mean + spread, method: 'normal' };
}

/** Chance that the true figure lies outside of an interval. */
const OUTSIDE = 0.05;

/**
 * A quantile of durations, in ms: the values at the ranks between which it lies (David and Nagaraja, Order Statistics,
 * 7.1). Undefined of so few that not even the lowest and the highest hold it with 95 %: below 6 of a median, 29 of p90.
 */
export function quantileInterval(durations: Histogram, share: number): Uncertainty | undefined {
  const { total } = durations;
  if (share ** total + (1 - share) ** total > OUTSIDE) {
    return undefined;
  }
  const spread = Z * Math.sqrt(total * share * (1 - share));
  const low = durations.atRank(Math.max(1, Math.floor(total * share - spread)));
  const high = durations.atRank(Math.min(total, Math.ceil(total * share + spread) + 1));
  return low === undefined || high === undefined ? undefined : { low, high, method: 'order-statistics' };
}
