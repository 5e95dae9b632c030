import { FAMILIES, tellingOf, type Family } from './counter-family.ts';
import type { Histogram } from './histogram.ts';
import type { Tally } from './tally.ts';

/** Dimensions that stand in the names of counters; agent and repository are told apart by the roll-ups themselves. */
export const SLICES = ['category', 'severity', 'language', 'team'] as const;
export type SliceName = (typeof SLICES)[number];

/** Everything that figures can be grouped by. */
export const GROUPS = ['agent_id', 'repo', ...SLICES] as const;
export type GroupName = (typeof GROUPS)[number];

/** The part of the counters that is looked at. */
export type Slice = Readonly<Partial<Record<SliceName, string>>>;

/** A sum over the counters of a group. */
export type Term = (tally: Tally, slice: Slice, view: View) => number;

/** Whether the group is one agent: some counters mean one thing of an agent and another of all. */
export interface View {
  ofAgent: boolean;
}

interface Described {
  /** As it is asked for; a client branches on it, so it is never renamed. */
  name: string;
  unit: string;
  description: string;
  /** What is read for it. */
  families: readonly Family[];
  /** The dimensions that it can also be sliced by, each with the family that is read instead, where it is another. */
  slices?: Partial<Record<SliceName, readonly Family[]>>;
  /** How much there is behind it, where its denominator does not tell: lines come in bunches, one analysis at a time. */
  sample?: Term;
}

/**
 * A metric is a formula over sums. `sum`, `max` and `distinct` are numbers; `share` is a part of trials, `rate` events
 * over an exposure, `mean` a total over a count, all three times `scale`; `quantile` is one of durations, in hours.
 */
export type Metric = Described &
  (
    | { kind: 'sum' | 'max' | 'distinct'; numerator: Term }
    | { kind: 'share' | 'rate'; numerator: Term; denominator: Term; scale: number }
    | { kind: 'mean'; numerator: Term; denominator: Term; scale: number; spread?: (tally: Tally) => readonly (readonly [number, number])[] }
    | { kind: 'quantile'; durations: (tally: Tally, slice: Slice) => Histogram; share: number }
  );

export type MetricKind = Metric['kind'];

/** What a metric can be grouped by. */
export function groupsOf(metric: Metric): GroupName[] {
  return ['agent_id', 'repo', ...slicesOf(metric)];
}

export function slicesOf({ slices = {} }: Metric): SliceName[] {
  return SLICES.filter((slice) => slices[slice] !== undefined);
}

/** The families that tell whether a group was there: an agent whose analyses found nothing has none of what is found, and not no figure. */
export function presenceOf({ families }: Metric): Family[] {
  const telling = families.map(tellingOf);
  return FAMILIES.filter((family) => families.includes(family) || telling.includes(family));
}

/** Whether it is a figure also where nothing was counted. */
export function isNumber({ kind }: Metric): boolean {
  return kind === 'sum' || kind === 'max' || kind === 'distinct';
}

/** The families that a metric needs when it is sliced by these dimensions. */
export function familiesOf(metric: Metric, slices: readonly SliceName[]): readonly Family[] {
  const [slice] = slices;
  return (slice === undefined ? undefined : metric.slices?.[slice]) ?? metric.families;
}
