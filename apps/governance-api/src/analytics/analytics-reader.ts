import { Injectable } from '@nestjs/common';
import {
  byText,
  comparedPoints,
  familiesFor,
  pointsOf,
  stepsOf,
  windowBefore,
  type Family,
  type MetricPoint,
  type PointRequest,
  type Sums,
} from '@provenance/domain';
import { AnalyticsStore } from '@provenance/store';
import type { ScopeQuery } from './scope.query.ts';
import type { SummaryQuery } from './summary.query.ts';

/** The points of one metric. */
export interface Series {
  metric: string;
  group_by: string;
  data: MetricPoint[];
}

/** Sums of the store as figures. */
@Injectable()
export class AnalyticsReader {
  readonly #store: AnalyticsStore;

  constructor(store: AnalyticsStore) {
    this.#store = store;
  }

  /** The sums by agent of a window. */
  async byAgent({ window, repos }: ScopeQuery, families: readonly Family[], agent?: string): Promise<Sums> {
    const [sums = new Map()] = await this.#store.sums({
      windows: [window], families, by: 'agent', ...(agent === undefined ? {} : { agent }), ...(repos === undefined ? {} : { repos }),
    });
    return sums;
  }

  /** One series a metric, in the order in which they were asked for; all are made of the same sums. */
  async series(query: SummaryQuery): Promise<Series[]> {
    const { window, metrics, group, interval, compare } = query;
    const steps = interval === undefined ? [window] : stepsOf(window, interval);
    const windows = compare ? [window, windowBefore(window)] : steps;
    const sums = await this.#store.sums({
      windows,
      families: familiesFor(metrics, group),
      by: group === 'repo' ? 'repo' : 'agent',
      ...(query.agent === undefined ? {} : { agent: query.agent }),
      ...(query.repos === undefined ? {} : { repos: query.repos }),
    });
    return metrics.map((metric) => {
      const request: PointRequest = { metric, group, filter: query.filter, ...(query.agent === undefined ? {} : { agent: query.agent }) };
      const placed = windows.map((one, at) => [sums[at] ?? new Map(), one] as const);
      const data = compare ? comparedPoints(placed[0]!, placed[1]!, request) : inGroups(placed.map(([ofWindow, one]) => pointsOf(ofWindow, one, request)), group);
      return { metric: metric.name, group_by: group, data };
    });
  }
}

/** The steps of each group together, each group in the order of time. */
function inGroups(points: readonly (readonly MetricPoint[])[], group: PointRequest['group']): MetricPoint[] {
  return points.flat().sort((a, b) => byText(a[group] ?? '', b[group] ?? '') || byText(a.window_start, b.window_start));
}
