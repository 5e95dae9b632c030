import { CODE_METRICS } from './code-metrics.ts';
import type { Metric } from './metric.ts';
import { REVIEW_METRICS } from './review-metrics.ts';

/** Every metric that there is. A further one is an entry in one of these lists, and nothing else. */
export const METRICS: readonly Metric[] = [...CODE_METRICS, ...REVIEW_METRICS];

const BY_NAME = new Map(METRICS.map((metric) => [metric.name, metric]));

export function metricNamed(name: string): Metric | undefined {
  return BY_NAME.get(name);
}
