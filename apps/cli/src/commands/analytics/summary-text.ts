import type { MetricPoint, Reports } from '@provenance/api-client';
import { stepsOf, type Interval } from '@provenance/domain';
import type { Paint } from '@provenance/report';
import { fittedTable, type Column } from '../../figures/fitted-table.ts';
import { differenceText, intervalText, numberText } from '../../figures/number-text.ts';
import { sparkline } from '../../figures/sparkline.ts';
import { windowLine } from './answer-report.ts';

/** Marks of a series where nobody says how wide the terminal is, and at most. */
const MARKS = 60;
/** What stands beside the marks: the group and four figures. */
const BESIDE = 50;
const FEWEST_MARKS = 8;

type Series = Reports['summary']['result'];
type Group = Series['group_by'];

export interface SummaryLook {
  interval: Interval | undefined;
  compare: boolean;
  width: number | undefined;
}

/** A table a metric; of a series a line a group. */
export function summaryText(answer: Reports['summary'], paint: Paint, look: SummaryLook): string {
  const tables = answer.results.map((series) => `${heading(series, paint)}\n${series.data.length === 0 ? 'no figure in this window' : body(series, answer, paint, look)}`);
  const warnings = (answer.warnings ?? []).map((warning) => paint('yellow', `warning: ${warning}`));
  return [windowLine(paint, answer), ...tables, ...warnings].join('\n\n');
}

function heading({ metric, data }: Series, paint: Paint): string {
  const [first] = data;
  return first === undefined ? paint('bold', metric) : `${paint('bold', metric)} ${paint('dim', first.unit)}`;
}

function body(series: Series, answer: Reports['summary'], paint: Paint, { interval, compare, width }: SummaryLook): string {
  if (interval === undefined) return fittedTable(paint, width, pointColumns(series, compare), series.data);
  const steps = stepsOf({ from: Date.parse(answer.window_start), to: Date.parse(answer.window_end) }, interval).map(({ from }) => from);
  const marks = Math.max(FEWEST_MARKS, Math.min(MARKS, width === undefined ? MARKS : width - BESIDE));
  const together = Math.ceil(steps.length / marks);
  const text = fittedTable(paint, width, lineColumns(series.group_by, steps, marks), linesOf(series));
  return together === 1 ? text : `${text}\n${paint('dim', `a mark is the mean of ${together} steps of ${interval}`)}`;
}

function pointColumns({ group_by, data }: Series, compare: boolean): Column<MetricPoint>[] {
  const isFraction = data.some(({ denominator }) => denominator !== 1);
  return [
    { title: group_by, cell: (point) => point[group_by] ?? '' },
    { title: 'value', cell: ({ value }) => numberText(value), number: true },
    ...(compare
      ? ([
          { title: 'before', cell: ({ previous }) => numberText(previous), number: true },
          { title: 'change', cell: ({ delta }) => differenceText(delta), number: true },
        ] satisfies Column<MetricPoint>[])
      : []),
    ...(isFraction
      ? ([
          { title: '95 %', cell: ({ uncertainty }) => intervalText(uncertainty) },
          { title: 'of', cell: ({ numerator, denominator }) => `${numberText(numerator)}/${numberText(denominator)}` },
        ] satisfies Column<MetricPoint>[])
      : []),
  ];
}

interface Line {
  group: string;
  /** By the beginning of the step, ms since the epoch. */
  values: ReadonlyMap<number, number>;
}

function linesOf({ group_by, data }: Series): Line[] {
  const groups = Map.groupBy(data, (point) => point[group_by] ?? '');
  return [...groups].map(([group, points]) => ({ group, values: new Map(points.map(({ window_start, value }) => [Date.parse(window_start), value])) }));
}

function lineColumns(group: Group, steps: readonly number[], marks: number): Column<Line>[] {
  return [
    { title: group, cell: (line) => line.group },
    { title: 'series', cell: ({ values }) => sparkline(steps.map((step) => values.get(step)), marks), number: true },
    { title: 'lowest', cell: ({ values }) => numberText(Math.min(...values.values())), number: true },
    { title: 'highest', cell: ({ values }) => numberText(Math.max(...values.values())), number: true },
    { title: 'last', cell: ({ values }) => numberText([...values.values()].at(-1)), number: true },
  ];
}
