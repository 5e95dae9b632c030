import { byText } from '../analysis/text-order.ts';
import { RELATIVE_ERROR } from '../facts/duration-bins.ts';
import { figureOf, uncertaintyOf } from './evaluate.ts';
import { presenceOf, SLICES, type GroupName, type Metric, type Slice, type SliceName } from './metric.ts';
import { Tally, together } from './tally.ts';
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
  /** The groups that are looked at, also where they do not appear: a number is 0 then. Absent: those that appear. */
  keys?: readonly string[];
}

/** One point for each group that has a figure, in the order of their names. */
export function pointsOf(sums: Sums, window: Window, request: PointRequest): MetricPoint[] {
  const [window_start, window_end] = [new Date(window.from).toISOString(), new Date(window.to).toISOString()];
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
      window_start,
      window_end,
      ...(uncertainty === undefined ? {} : { uncertainty }),
      ...(request.metric.kind === 'quantile' ? { relative_error: RELATIVE_ERROR } : {}),
    }];
  });
}

/**
 * The points of a window with the figures of the one before beside them, for the groups of both: a number that has come
 * down to nothing, or up from there, is a difference too. A share or a rate of nothing is no figure, and null.
 */
export function comparedPoints([sums, window]: readonly [Sums, Window], [sumsBefore, windowBefore]: readonly [Sums, Window], asked: PointRequest): MetricPoint[] {
  const { group } = asked;
  const request = { ...asked, keys: [...new Set([...keysIn(sums, asked), ...keysIn(sumsBefore, asked)])].sort(byText) };
  const before = pointsOf(sumsBefore, windowBefore, request);
  const earlier = new Map(before.map((point) => [point[group], point.value]));
  return pointsOf(sums, window, request).map((point) => {
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

function groupsIn(sums: Sums, request: PointRequest): Group[] {
  const { group, filter, agent, keys = keysIn(sums, request) } = request;
  if (isSlice(group)) {
    const tally = together(sums.values());
    return keys.map((key) => ({ key, tally, slice: { ...filter, [group]: key }, ofAgent: agent !== undefined }));
  }
  const ofAgent = group === 'agent_id' || agent !== undefined;
  return keys.map((key) => ({ key, tally: sums.get(key) ?? new Tally(), slice: filter, ofAgent }));
}

/** The groups that appear in the sums, in the order of their names: the same ones whatever else was read for other metrics. */
export function keysIn(sums: Sums, { metric, group, filter }: PointRequest): string[] {
  const families = presenceOf(metric);
  const keys = isSlice(group) ? valuesOf(together(sums.values()), group, filter) : [...sums].flatMap(([key, tally]) => (tally.hasAny(families) ? [key] : []));
  return keys.sort(byText);
}

export function isSlice(group: GroupName): group is SliceName {
  return (SLICES as readonly GroupName[]).includes(group);
}

/** The values of a dimension that appear in the counters. */
function valuesOf(tally: Tally, slice: SliceName, filter: Slice): string[] {
  const wanted = filter[slice];
  const values = new Set(namesOf(tally, slice));
  return [...values].filter((value) => wanted === undefined || value === wanted);
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
