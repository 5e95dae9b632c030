import { byText } from '../analysis/text-order.ts';
import { RELATIVE_ERROR } from '../facts/duration-bins.ts';
import { figureOf, uncertaintyOf } from './evaluate.ts';
import { SLICES, type GroupName, type Metric, type Slice, type SliceName } from './metric.ts';
import { together, type Tally } from './tally.ts';
import type { Uncertainty } from './uncertainty.ts';
import type { Window } from './window.ts';

/** Sums by agent, or by repository: what a store answers for one window. */
export type Sums = ReadonlyMap<string, Tally>;

/** One figure as it is answered. Moments are RFC 3339. */
export interface MetricPoint {
  metric: string;
  agent_id?: string;
  repo?: string;
  category?: string;
  severity?: string;
  language?: string;
  team?: string;
  value: number;
  numerator: number;
  denominator: number;
  unit: string;
  window_start: string;
  window_end: string;
  /** 95 %; absent of plain numbers. */
  uncertainty?: Uncertainty;
  /** How far a quantile of bins may be from the true one, as a share of it. */
  relative_error?: number;
  /** The same of the window before; null when there is no figure. */
  previous?: number | null;
  delta?: number | null;
}

/** How the points of a metric are made of sums. */
export interface PointRequest {
  metric: Metric;
  group: GroupName;
  /** What is looked at: filters by category and severity. */
  filter: Slice;
  /** The agent that the sums were narrowed to. */
  agent?: string;
}

/** One point for each group that has a figure, in the order of their names. */
export function pointsOf(sums: Sums, window: Window, request: PointRequest): MetricPoint[] {
  return groupsIn(sums, request).flatMap(({ key, tally, slice, ofAgent }) => {
    const figure = figureOf(request.metric, tally, slice, { ofAgent });
    if (figure === undefined) {
      return [];
    }
    const uncertainty = uncertaintyOf(request.metric, tally, slice, { ofAgent });
    return [{
      metric: request.metric.name,
      ...(request.agent === undefined ? {} : { agent_id: request.agent }),
      ...slice,
      [request.group]: key,
      ...figure,
      unit: request.metric.unit,
      window_start: new Date(window.from).toISOString(),
      window_end: new Date(window.to).toISOString(),
      ...(uncertainty === undefined ? {} : { uncertainty }),
      ...(request.metric.kind === 'quantile' ? { relative_error: RELATIVE_ERROR } : {}),
    }];
  });
}

/** The points with those of the window before beside them; a group that is only there before is not added. */
export function compared(points: readonly MetricPoint[], before: readonly MetricPoint[], group: GroupName): MetricPoint[] {
  const earlier = new Map(before.map((point) => [point[group], point.value]));
  return points.map((point) => {
    const previous = earlier.get(point[group]) ?? null;
    return { ...point, previous, delta: previous === null ? null : point.value - previous };
  });
}

interface Group {
  key: string;
  tally: Tally;
  slice: Slice;
  ofAgent: boolean;
}

function groupsIn(sums: Sums, { group, filter, agent }: PointRequest): Group[] {
  if (isSlice(group)) {
    const tally = together(sums.values());
    const ofAgent = agent !== undefined;
    return valuesOf(tally, group, filter).map((key) => ({ key, tally, slice: { ...filter, [group]: key }, ofAgent }));
  }
  const ofAgent = group === 'agent_id' || agent !== undefined;
  return [...sums]
    .filter(([, tally]) => !tally.isEmpty)
    .sort(([a], [b]) => byText(a, b))
    .map(([key, tally]) => ({ key, tally, slice: filter, ofAgent }));
}

export function isSlice(group: GroupName): group is SliceName {
  return (SLICES as readonly GroupName[]).includes(group);
}

/** The values of a dimension that appear in the counters. */
function valuesOf(tally: Tally, slice: SliceName, filter: Slice): string[] {
  const wanted = filter[slice];
  const values = new Set(namesOf(tally, slice));
  return [...values].filter((value) => wanted === undefined || value === wanted).sort(byText);
}

const FINDING_HEADS = ['finding', 'tracked'];

function namesOf(tally: Tally, slice: SliceName): string[] {
  const afterColon = (rest: string): string => rest.slice(rest.indexOf(':') + 1);
  switch (slice) {
    case 'language':
      return tally.of('language').map(([rest]) => rest);
    case 'team':
      return tally.of('team_reviewer').map(([rest]) => afterColon(rest));
    case 'severity':
      return FINDING_HEADS.flatMap((head) => tally.of(head).map(([rest]) => rest.slice(0, rest.indexOf(':'))));
    case 'category':
      return FINDING_HEADS.flatMap((head) => tally.of(head).map(([rest]) => afterColon(rest)));
  }
}
