import { segment } from '../http/segment.ts';
import type { ReportName } from '../schemas.ts';

/** What a report is asked: parameters of its route; of several values each stands for itself. */
export type ReportQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

const ROUTES: Record<Exclude<ReportName, 'scorecard'>, string> = {
  metrics: 'metrics',
  summary: 'summary',
  behavior: 'agents/behavior',
  alerts: 'review-alerts',
  load: 'review-load',
  teams: 'review-load/teams',
  teamAlerts: 'review-load/teams/alerts',
  drift: 'review-drift',
  heatmap: 'ci-failure-heatmap',
  compare: 'agents/compare',
};

/** Where a report is read. @param agent whose scorecard it is */
export function reportAddress(name: ReportName, query: ReportQuery, agent = ''): string {
  const route = name === 'scorecard' ? `agents/${segment(agent)}/scorecard` : ROUTES[name];
  const pairs = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [value].flat().map((one): [string, string] => [key, one])));
  return `/v1/analytics/${route}${pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`}`;
}
