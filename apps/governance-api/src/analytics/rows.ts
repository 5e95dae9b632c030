import type { ComparedLine, GroupName, Measured, MetricPoint, ScoreLine } from '@provenance/domain';
import type { Row } from './tabular.ts';

/** A point as a row. */
export function pointRow({ uncertainty, ...point }: MetricPoint): Row {
  return { ...point, low: uncertainty?.low, high: uncertainty?.high };
}

/** The columns of points that are grouped so. */
export function pointColumns(group: GroupName): string[] {
  return ['metric', group, 'value', 'numerator', 'denominator', 'unit', 'window_start', 'window_end', 'low', 'high'];
}

export function scoreRow({ figure, baseline, ...line }: ScoreLine): Row {
  return { ...line, ...measuredCells('', figure), ...measuredCells('baseline_', baseline) };
}

export function comparedRow({ a, b, ...line }: ComparedLine): Row {
  return { ...line, ...measuredCells('a_', a), ...measuredCells('b_', b) };
}

function measuredCells(prefix: string, measured: Measured | null): Row {
  return {
    [`${prefix}value`]: measured?.value,
    [`${prefix}numerator`]: measured?.numerator,
    [`${prefix}denominator`]: measured?.denominator,
    [`${prefix}low`]: measured?.uncertainty?.low,
    [`${prefix}high`]: measured?.uncertainty?.high,
  };
}
