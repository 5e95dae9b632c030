/** One line of a panel: what is asked of Prometheus, and how the answer is named. */
export interface Query {
  expr: string;
  legend: string;
}

/** What a panel shows, before it is laid out. */
export interface Panel {
  title: string;
  /** What the reader should make of it. */
  about: string;
  kind: 'timeseries' | 'stat' | 'heatmap';
  /** Grafana's name of the unit: s, short, percentunit, reqps, ops. */
  unit: string;
  queries: readonly Query[];
  /** From here on a value is bad. */
  bad?: number;
  stacked?: boolean;
}

/** A dashboard: rows of panels that share a title. */
export interface Dashboard {
  uid: string;
  title: string;
  about: string;
  rows: readonly { title: string; panels: readonly Panel[] }[];
}

/** The filter that every query carries: the namespace that the reader chose. */
export const HERE = 'namespace=~"$namespace"';

/** Quantile of a histogram over five minutes. */
export function quantile(q: number, metric: string, filter = '', by = ''): string {
  return `histogram_quantile(${q}, sum by (le${by && `, ${by}`}) (rate(${metric}_bucket{${[HERE, filter].filter(Boolean).join(',')}}[$__rate_interval])))`;
}

/** Events a second. */
export function rate(metric: string, filter = '', by = ''): string {
  return summed('rate', metric, filter, by);
}

/** Events between two points of the graph: of those so rare that a rate would round them away. */
export function increase(metric: string, filter = '', by = ''): string {
  return summed('increase', metric, filter, by);
}

function summed(of: 'rate' | 'increase', metric: string, filter: string, by: string): string {
  const sum = by === '' ? 'sum' : `sum by (${by})`;
  return `${sum} (${of}(${metric}{${[HERE, filter].filter(Boolean).join(',')}}[$__rate_interval]))`;
}

/** Median, p95 and p99 of a histogram. */
export function quantiles(metric: string, filter = ''): Query[] {
  return [0.5, 0.95, 0.99].map((q) => ({ expr: quantile(q, metric, filter), legend: `p${q * 100}` }));
}
