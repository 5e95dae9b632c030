import {
  filtersOf,
  GROUPS,
  groupsOf,
  INTERVALS,
  metricNamed,
  METRICS,
  SEVERITIES,
  stepCount,
  type GroupName,
  type Interval,
  type Metric,
  type SliceName,
} from '@provenance/domain';
import { QueryReader, type RawQuery } from '../query/query-reader.ts';
import { readScope, type ScopeQuery, type WindowSettings } from './scope.query.ts';

/** Steps of a series: what a chart shows, and what one query may cost. */
const MAX_STEPS = 1_000;
const MAX_METRICS = 40;
/** A fault is shown up to 500 characters. */
const NAMES_A_FAULT = 14;

export interface SummaryQuery extends ScopeQuery {
  metrics: Metric[];
  group: GroupName;
  agent?: string;
  filter: Partial<Record<'category' | 'severity', string>>;
  interval?: Interval;
  compare: boolean;
}

/** @throws ProvenanceError `validation_failed` with every fault, and with what makes sense instead */
export function readSummary(raw: RawQuery, settings: WindowSettings): SummaryQuery {
  const query = new QueryReader(raw);
  const scope = readScope(query, settings);
  const metrics = readMetrics(query);
  const group = query.oneOf('group_by', GROUPS) ?? 'agent_id';
  const agent = query.text('agent_id');
  const [category, severity] = [query.text('category'), query.oneOf('severity', SEVERITIES)];
  const filter = { ...(category === undefined ? {} : { category }), ...(severity === undefined ? {} : { severity }) };
  const interval = query.oneOf('interval', INTERVALS);
  const compare = query.oneOf('compare', ['previous']) !== undefined;
  checkGroup(query, metrics, group);
  checkFilters(query, metrics, Object.keys(filter) as SliceName[]);
  checkInterval(query, scope, interval, compare);
  query.finish();
  return { ...scope, metrics, group, filter, compare, ...(agent === undefined ? {} : { agent }), ...(interval === undefined ? {} : { interval }) };
}

function readMetrics(query: QueryReader): Metric[] {
  const names = [...new Set(query.list('metric', { required: true }))];
  const unknown = names.filter((name) => metricNamed(name) === undefined);
  if (names.length > MAX_METRICS) {
    query.fault('metric', `must name at most ${MAX_METRICS} metrics`);
  }
  if (unknown.length > 0) {
    query.fault('metric', `knows no ${unknown.join(', ').slice(0, 200)}`);
  }
  if (names.length === 0 || unknown.length > 0) {
    for (let at = 0; at < METRICS.length; at += NAMES_A_FAULT) {
      query.fault('metric', `can be ${METRICS.slice(at, at + NAMES_A_FAULT).map(({ name }) => name).join(', ')}`);
    }
  }
  return names.flatMap((name) => metricNamed(name) ?? []);
}

function checkGroup(query: QueryReader, metrics: readonly Metric[], group: GroupName): void {
  for (const metric of metrics.filter((one) => !groupsOf(one).includes(group))) {
    query.fault('group_by', `of ${metric.name} can be ${groupsOf(metric).join(', ')}`);
  }
}

function checkFilters(query: QueryReader, metrics: readonly Metric[], filters: readonly SliceName[]): void {
  for (const filter of filters) {
    for (const metric of metrics.filter((one) => !filtersOf(one).includes(filter))) {
      query.fault(filter, `does not narrow ${metric.name}; it can be narrowed by ${['agent_id', 'repo', ...filtersOf(metric)].join(', ')}`);
    }
  }
}

function checkInterval(query: QueryReader, { window }: ScopeQuery, interval: Interval | undefined, compare: boolean): void {
  if (interval === undefined) {
    return;
  }
  if (compare) {
    query.fault('compare', 'makes no sense with interval: a series shows the windows before');
  }
  if (stepCount(window, interval) > MAX_STEPS) {
    query.fault('interval', `cuts this window into more than ${MAX_STEPS} steps; take a longer one of ${INTERVALS.join(', ')}, or a shorter window`);
  }
}
