import { HUMAN_AGENT, UNKNOWN_AGENT } from '../../attribution/verdict.ts';
import { figureOf, uncertaintyOf, type Figure } from '../evaluate.ts';
import type { Metric, View } from '../metric.ts';
import type { Sums } from '../points.ts';
import { metricNamed } from '../registry.ts';
import { Tally, together } from '../tally.ts';
import { SMALL_SAMPLE, type Uncertainty } from '../uncertainty.ts';

/** What a scorecard shows of an agent. */
export const SCORECARD_METRICS: readonly Metric[] = [
  'code_volume',
  'risk_rate',
  'findings_count',
  'block_rate',
  'code_churn_rate',
  'remediation_rate',
  'mttr',
  'suppression_rate',
  'avg_human_reviewers',
  'avg_review_comments',
  'agent_response_rate',
  'ci_failure_rate',
  'ci_time_to_green_hours',
].flatMap((name) => metricNamed(name) ?? []);

/** In a fleet an analysis counts under each of its agents, as it does under the one it is held against. */
const AGENTS: View = { ofAgent: true };

/** A figure with how sure it is. */
export interface Measured extends Figure {
  /** 95 %; null of plain numbers. */
  uncertainty: Uncertainty | null;
}

/** One line of a scorecard. */
export interface ScoreLine {
  metric: string;
  unit: string;
  description: string;
  /** Null when nothing in the window tells. */
  figure: Measured | null;
  /** What it was observed in: what stands below the line of the fraction; of lines and what is found in them the analyses, of checks and threads the pull requests. */
  sample: number;
  /** True when there is too little to build on. */
  small_sample: boolean;
  /** All other agents together; null of plain numbers, which do not compare. */
  baseline: Measured | null;
  /** Figure minus baseline. */
  difference: number | null;
  /** True when the two intervals do not touch and neither sample is small: the difference is hardly chance. */
  distinct_from_baseline: boolean;
}

/** An agent against the fleet: every other agent, without people and lines that nobody claims. */
export function scorecard(sums: Sums, agent: string): ScoreLine[] {
  const own = sums.get(agent) ?? new Tally();
  const fleet = together([...sums].filter(([name]) => name !== agent && name !== HUMAN_AGENT && name !== UNKNOWN_AGENT).map(([, tally]) => tally));
  return SCORECARD_METRICS.map((metric) => scoreLine(metric, own, fleet));
}

function scoreLine(metric: Metric, own: Tally, fleet: Tally): ScoreLine {
  const isPlain = metric.kind === 'sum' || metric.kind === 'max' || metric.kind === 'distinct';
  const figure = measured(metric, own);
  const baseline = isPlain ? null : measured(metric, fleet);
  const sample = sampleOf(metric, own, figure);
  return {
    metric: metric.name,
    unit: metric.unit,
    description: metric.description,
    figure,
    sample,
    small_sample: isSmall(sample),
    baseline,
    difference: differenceOf(figure, baseline),
    distinct_from_baseline: !isSmall(sample) && !isSmall(sampleOf(metric, fleet, baseline)) && areApart(figure, baseline),
  };
}

function sampleOf({ sample }: Metric, tally: Tally, figure: Figure | null): number {
  return sample?.(tally, {}, AGENTS) ?? figure?.denominator ?? 0;
}

function isSmall(sample: number): boolean {
  return sample < SMALL_SAMPLE;
}

function measured(metric: Metric, tally: Tally): Measured | null {
  const figure = tally.isEmpty ? undefined : figureOf(metric, tally, {}, AGENTS);
  return figure === undefined ? null : { ...figure, uncertainty: uncertaintyOf(metric, tally, {}, AGENTS) ?? null };
}

/** One line of a comparison of two agents. */
export interface ComparedLine {
  metric: string;
  unit: string;
  description: string;
  a: Measured | null;
  b: Measured | null;
  small_sample: boolean;
  /** a minus b. */
  difference: number | null;
  /** True when the two intervals do not touch and neither sample is small. */
  distinct: boolean;
}

export function compareAgents(sums: Sums, a: string, b: string): ComparedLine[] {
  const [linesA, linesB] = [scorecard(sums, a), scorecard(sums, b)];
  return linesA.map(({ metric, unit, description, figure, small_sample }, at) => {
    const { figure: other = null, small_sample: otherIsSmall = true } = linesB[at] ?? {};
    const isSmallSample = small_sample || otherIsSmall;
    return {
      metric,
      unit,
      description,
      a: figure,
      b: other,
      small_sample: isSmallSample,
      difference: differenceOf(figure, other),
      distinct: !isSmallSample && areApart(figure, other),
    };
  });
}

function differenceOf(figure: Figure | null, other: Figure | null): number | null {
  return figure === null || other === null ? null : figure.value - other.value;
}

function areApart(one: Measured | null, other: Measured | null): boolean {
  const [a, b] = [one?.uncertainty, other?.uncertainty];
  return a != null && b != null && (a.high < b.low || b.high < a.low);
}
