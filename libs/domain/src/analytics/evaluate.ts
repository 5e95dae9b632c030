import type { Metric, Slice, View } from './metric.ts';
import type { Histogram } from './histogram.ts';
import type { Tally } from './tally.ts';
import { byar, meanInterval, quantileInterval, wilson, type Uncertainty } from './uncertainty.ts';
import { HOUR_MS } from './window.ts';

/** A figure and its interval are scaled by the same factor: by division they would part in the last digit. */
const HOURS_A_MS = 1 / HOUR_MS;

/** A metric over the sums of one group. */
export interface Figure {
  value: number;
  /** What was counted; of a quantile its seconds. */
  numerator: number;
  /** Over what; 1 of a plain number, of a quantile how many durations there are. */
  denominator: number;
}

/** The figure; undefined where there is nothing to divide by or no duration: no figure is not a figure of zero. */
export function figureOf(metric: Metric, tally: Tally, slice: Slice = {}, view: View = { ofAgent: false }): Figure | undefined {
  switch (metric.kind) {
    case 'sum':
    case 'max':
    case 'distinct': {
      const value = metric.numerator(tally, slice, view);
      return { value, numerator: value, denominator: 1 };
    }
    case 'share':
    case 'rate':
    case 'mean': {
      const [numerator, denominator] = [metric.numerator(tally, slice, view), metric.denominator(tally, slice, view)];
      // Scaled before it is divided: 7 of 100 lines are 7 %, not 7.000000000000001.
      return denominator === 0 ? undefined : { value: (numerator * metric.scale) / denominator, numerator, denominator };
    }
    case 'quantile':
      return quantileFigure(metric.durations(tally, slice), metric.share);
  }
}

/** In the unit of the metric; undefined of a plain number, which is counted and not estimated, and of too small a sample. */
export function uncertaintyOf(metric: Metric, tally: Tally, slice: Slice = {}, view: View = { ofAgent: false }): Uncertainty | undefined {
  switch (metric.kind) {
    case 'sum':
    case 'max':
    case 'distinct':
      return undefined;
    case 'quantile':
      return scaled(quantileInterval(metric.durations(tally, slice), metric.share), HOURS_A_MS);
    case 'share':
      return scaled(wilson(metric.numerator(tally, slice, view), metric.denominator(tally, slice, view)), metric.scale);
    case 'rate':
      return scaled(byar(metric.numerator(tally, slice, view), metric.denominator(tally, slice, view)), metric.scale);
    case 'mean':
      return metric.spread === undefined
        ? scaled(byar(metric.numerator(tally, slice, view), metric.denominator(tally, slice, view)), metric.scale)
        : scaled(meanInterval(metric.spread(tally)), metric.scale);
  }
}

function quantileFigure(durations: Histogram, share: number): Figure | undefined {
  const ms = durations.quantile(share);
  return ms === undefined ? undefined : { value: ms * HOURS_A_MS, numerator: Math.round(ms / 1_000), denominator: durations.total };
}

function scaled(uncertainty: Uncertainty | undefined, by: number): Uncertainty | undefined {
  return uncertainty && { ...uncertainty, low: uncertainty.low * by, high: uncertainty.high * by };
}
