import type { ComparedLine, Measured, MetricPoint, ScoreLine } from '@provenance/domain';
import type { SummaryQuery } from './summary.query.ts';
import type { Row } from './tabular.ts';

/** A point as a row. */
export function pointRow({ uncertainty, ...point }: MetricPoint): Row {
  return { ...point, low: uncertainty?.low, high: uncertainty?.high };
}

/** The columns of an answer's points: the question alone decides, so that a loader meets the same whatever is found. */
export function pointColumns({ metrics, group, agent, filter, compare }: SummaryQuery): string[] {
  const named = ['metric', ...(agent === undefined ? [] : ['agent_id']), ...Object.keys(filter), group];
  const quantile = metrics.some(({ kind }) => kind === 'quantile') ? ['relative_error'] : [];
  const compared = compare ? ['previous', 'delta'] : [];
  return [...new Set(named), 'value', 'numerator', 'denominator', 'unit', 'window_start', 'window_end', ...quantile, ...compared, 'low', 'high'];
}

/** Rows name their agent: those of several cards are put together in one sheet. */
export const scoreRow = (agent_id: string) => ({ figure, baseline, ...line }: ScoreLine): Row =>
  ({ agent_id, ...line, ...measuredCells('', figure), ...measuredCells('baseline_', baseline) });

export const comparedRow = (first: string, second: string) => ({ a, b, ...line }: ComparedLine): Row =>
  ({ a: first, b: second, ...line, ...measuredCells('a_', a), ...measuredCells('b_', b) });

function measuredCells(prefix: string, measured: Measured | null): Row {
  return {
    [`${prefix}value`]: measured?.value,
    [`${prefix}numerator`]: measured?.numerator,
    [`${prefix}denominator`]: measured?.denominator,
    [`${prefix}low`]: measured?.uncertainty?.low,
    [`${prefix}high`]: measured?.uncertainty?.high,
  };
}
