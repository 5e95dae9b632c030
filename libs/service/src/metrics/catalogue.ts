/** One metric: an entry here is all that it takes to have it on /metrics. Labels never carry ids. */
export interface MetricDefinition {
  kind: 'counter' | 'histogram' | 'gauge';
  description: string;
  labels: readonly string[];
  /** OpenTelemetry unit (UCUM). */
  unit?: string;
  /** Upper bounds of a histogram's buckets, in its unit. */
  buckets?: readonly number[];
}

const HTTP_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const DELAY_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.04, 0.05, 0.075, 0.1, 0.25, 0.5, 1, 2.5, 5];
const JOB_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** Every metric of the system under its Prometheus name. */
export const METRICS = {
  provenance_http_request_duration_seconds: {
    kind: 'histogram',
    description: 'Time from the request head to the end of the answer.',
    labels: ['method', 'route', 'status'],
    unit: 's',
    buckets: HTTP_SECONDS,
  },
  provenance_analyses_accepted_total: {
    kind: 'counter',
    description: 'Analyses that were answered 202; a repeat of one counts as repeated.',
    labels: ['outcome'],
  },
  provenance_queue_full_total: {
    kind: 'counter',
    description: 'Submissions and events of GitHub that were answered 429 because the queues were full.',
    labels: [],
  },
  provenance_analyses_completed_total: {
    kind: 'counter',
    description: 'Analyses that ended, by outcome: completed, failed, or superseded by a newer push or run.',
    labels: ['outcome'],
  },
  provenance_decisions_total: {
    kind: 'counter',
    description: 'Decisions by outcome (allow, warn, block).',
    labels: ['outcome'],
  },
  provenance_job_duration_seconds: {
    kind: 'histogram',
    description: 'Time a stage worked on a job, by outcome of the attempt.',
    labels: ['queue', 'outcome'],
    unit: 's',
    buckets: JOB_SECONDS,
  },
  provenance_job_wait_seconds: {
    kind: 'histogram',
    description: 'Time a job was ready before a worker took it.',
    labels: ['queue'],
    unit: 's',
    buckets: JOB_SECONDS,
  },
  provenance_jobs_dead_total: {
    kind: 'counter',
    description: 'Jobs that failed for good and became dead letters.',
    labels: ['queue'],
  },
  provenance_queue_jobs: {
    kind: 'gauge',
    description: 'Jobs by queue and state. Exported by governance-api alone, so that sums hold.',
    labels: ['queue', 'state'],
  },
  provenance_queue_oldest_job_age_seconds: {
    kind: 'gauge',
    description: 'Age of the job that is next, has been in hand longest, or is tried again next. What was put off, or replayed, is as old as its turn.',
    labels: ['queue'],
    unit: 's',
  },
  provenance_queue_paused: {
    kind: 'gauge',
    description: '1 while somebody has paused the queue: its workers take nothing.',
    labels: ['queue'],
  },
  provenance_store_memory_bytes: {
    kind: 'gauge',
    description: 'Memory of Redis, of a cluster that of one node: kind used, and limit where maxmemory is set.',
    labels: ['kind'],
    unit: 'By',
  },
  provenance_outbox_pending: {
    kind: 'gauge',
    description: 'Accepted analyses that the sweeper must look after now.',
    labels: [],
  },
  provenance_detector_run_seconds: {
    kind: 'histogram',
    description: 'Time of one run of a detector over a batch of files.',
    labels: ['detector', 'outcome'],
    unit: 's',
    buckets: JOB_SECONDS,
  },
  provenance_detector_cache_hits_total: {
    kind: 'counter',
    description: 'Files whose findings came from the cache (hit) or had to be scanned (miss).',
    labels: ['outcome'],
  },
  provenance_event_loop_delay_seconds: {
    kind: 'histogram',
    description: 'How late a timer of 20 ms was called: what else the process had to do was as late.',
    labels: [],
    unit: 's',
    buckets: DELAY_SECONDS,
  },
  provenance_github_requests_total: {
    kind: 'counter',
    description: 'Requests to GitHub by API (graphql, rest) and outcome (ok, partial, limited, refused, failed).',
    labels: ['api', 'outcome'],
  },
  provenance_github_rate_limit_remaining: {
    kind: 'gauge',
    description: 'What is left of the tightest rate limit of GitHub that this process knows, by resource (graphql, core).',
    labels: ['resource'],
  },
  provenance_export_events_total: {
    kind: 'counter',
    description: 'Rows of the export by outcome: written, or refused for good; away counts failures of the sink, after which all wait.',
    labels: ['sink', 'outcome'],
  },
  provenance_export_lag_seconds: {
    kind: 'gauge',
    description: 'How long the oldest request that has not been exported has waited. Exported by governance-api alone.',
    labels: ['sink'],
  },
  provenance_build_info: {
    kind: 'gauge',
    description: 'Always 1; its labels say what runs.',
    labels: ['service', 'version', 'node'],
  },
  provenance_analysis_duration: {
    kind: 'histogram',
    description: 'Time from acceptance to the end of an analysis, in seconds.',
    labels: [],
    unit: 's',
    buckets: JOB_SECONDS,
  },
  provenance_analysis_findings_total: { kind: 'counter', description: 'Findings produced by analyses.', labels: [] },
  provenance_analysis_ingestions_total: { kind: 'counter', description: 'Analyses ingested.', labels: [] },
} as const satisfies Record<string, MetricDefinition>;

type Catalogue = typeof METRICS;
type NameOf<K extends MetricDefinition['kind']> = {
  [N in keyof Catalogue]: Catalogue[N]['kind'] extends K ? N : never;
}[keyof Catalogue];

export type MetricName = keyof Catalogue;
export type CounterName = NameOf<'counter'>;
export type HistogramName = NameOf<'histogram'>;
export type GaugeName = NameOf<'gauge'>;

/** Exactly the labels that the catalogue names for a metric. */
export type Labels<N extends MetricName> = Record<Catalogue[N]['labels'][number], string>;
