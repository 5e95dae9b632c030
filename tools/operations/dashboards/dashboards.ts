import { HERE, increase, quantile, quantiles, rate, type Dashboard, type Panel } from './panel.ts';

const HTTP = 'provenance_http_request_duration_seconds';

/** What every stage shows of its queue and its jobs. */
function stageRows(queue: 'enrich' | 'detect' | 'decide' | 'analyse'): Dashboard['rows'] {
  const of = `queue="${queue}"`;
  const jobs: Panel = {
    title: 'Jobs', about: 'What waits, runs, is put off, waits for the stages before it, or failed for good.', kind: 'timeseries', unit: 'short', stacked: true,
    queries: [{ expr: `max by (state) (provenance_queue_jobs{${HERE},${of}})`, legend: '{{state}}' }],
  };
  const oldest: Panel = {
    title: 'Oldest job', about: 'Age of the job that is next. ProvenanceQueueStuck fires at five minutes.', kind: 'timeseries', unit: 's', bad: 300,
    queries: [{ expr: `max (provenance_queue_oldest_job_age_seconds{${HERE},${of}})`, legend: 'age' }],
  };
  const wait: Panel = { title: 'Time until a worker takes a job', about: 'Too few workers show here first.', kind: 'timeseries', unit: 's', queries: quantiles('provenance_job_wait_seconds', of) };
  const work: Panel = { title: 'Time at work', about: 'One attempt of one job.', kind: 'timeseries', unit: 's', queries: quantiles('provenance_job_duration_seconds', of) };
  const outcomes: Panel = {
    title: 'Ends of attempts', about: 'degraded went on without something and says so; interrupted was given back by a worker that ended.', kind: 'timeseries', unit: 'ops', stacked: true,
    queries: [{ expr: rate('provenance_job_duration_seconds_count', of, 'outcome'), legend: '{{outcome}}' }],
  };
  const dead: Panel = {
    title: 'Dead letters', about: 'Jobs that failed for good: their analyses have no decision until they are replayed.', kind: 'timeseries', unit: 'short', bad: 1,
    queries: [
      { expr: `max (provenance_queue_jobs{${HERE},${of},state="failed"})`, legend: 'kept' },
      { expr: increase('provenance_jobs_dead_total', of), legend: 'new' },
    ],
  };
  return [
    { title: 'Queue', panels: [jobs, oldest] },
    { title: 'Jobs', panels: [wait, work, outcomes, dead] },
  ];
}

const eventLoop = (service: string): Panel => ({
  title: 'Event loop, p99', about: 'How late timers are: all else in the process is as late. Per process.', kind: 'timeseries', unit: 's', bad: 0.25,
  queries: [{ expr: `histogram_quantile(0.99, sum by (le, instance) (rate(provenance_event_loop_delay_seconds_bucket{${HERE}}[$__rate_interval]) * on (instance) group_left () provenance_build_info{${HERE},service="${service}"}))`, legend: '{{instance}}' }],
});

const overview: Dashboard = {
  uid: 'overview', title: 'Overview', about: 'Is the service well, and where is it not.',
  rows: [
    {
      title: 'Service levels',
      panels: [
        { title: 'Analyses that failed, 1 h', about: 'Objective: 0.5 % over 30 days.', kind: 'stat', unit: 'percentunit', bad: 0.005, queries: [{ expr: `max (namespace:provenance_analysis_errors:ratio_rate1h{${HERE}})`, legend: 'failed' }] },
        { title: 'Decisions after 60 s, 1 h', about: 'Objective: 1 % over 30 days.', kind: 'stat', unit: 'percentunit', bad: 0.01, queries: [{ expr: `max (namespace:provenance_slow_decisions:ratio_rate1h{${HERE}})`, legend: 'slow' }] },
        { title: 'Requests that failed, 1 h', about: 'Objective: 0.1 % over 30 days.', kind: 'stat', unit: 'percentunit', bad: 0.001, queries: [{ expr: `max (namespace:provenance_http_errors:ratio_rate1h{${HERE}})`, legend: 'failed' }] },
        { title: 'Accepted and not decided', about: 'Jobs that wait or run in any stage.', kind: 'stat', unit: 'short', bad: 10000, queries: [{ expr: `sum (namespace_queue:provenance_queue_work:sum{${HERE}})`, legend: 'jobs' }] },
      ],
    },
    {
      title: 'The way of the data',
      panels: [
        { title: 'Accepted and ended', about: 'The two lines lie on each other while all is well.', kind: 'timeseries', unit: 'ops', queries: [
          { expr: rate('provenance_analyses_accepted_total', 'outcome="accepted"'), legend: 'accepted' },
          { expr: rate('provenance_analyses_completed_total', '', 'outcome'), legend: '{{outcome}}' },
        ] },
        { title: 'Acceptance to decision', about: 'What a CI job waits for.', kind: 'timeseries', unit: 's', bad: 60, queries: quantiles('provenance_analysis_duration') },
        { title: 'Jobs that wait or run, by stage', about: 'The stage that grows is the one that is too slow.', kind: 'timeseries', unit: 'short', stacked: true, queries: [{ expr: `sum by (queue) (namespace_queue:provenance_queue_work:sum{${HERE}})`, legend: '{{queue}}' }] },
        { title: 'Decisions', about: 'What CI jobs were told.', kind: 'timeseries', unit: 'ops', stacked: true, queries: [{ expr: rate('provenance_decisions_total', '', 'outcome'), legend: '{{outcome}}' }] },
      ],
    },
    {
      title: 'Trouble',
      panels: [
        { title: 'Dead letters', about: 'GET /v1/admin/dead-letters lists them.', kind: 'timeseries', unit: 'short', bad: 1, queries: [{ expr: `max by (queue) (provenance_queue_jobs{${HERE},state="failed"})`, legend: '{{queue}}' }, { expr: increase('provenance_jobs_dead_total', '', 'queue'), legend: '{{queue}}, new' }] },
        { title: 'Paused queues', about: 'Their workers take nothing until `provenance admin queues resume`.', kind: 'timeseries', unit: 'short', bad: 1, queries: [{ expr: `max by (queue) (provenance_queue_paused{${HERE}})`, legend: '{{queue}}' }] },
        { title: 'Memory of Redis', about: 'Of its maxmemory, where one is set. When it is full, submissions are refused.', kind: 'timeseries', unit: 'percentunit', bad: 0.8, queries: [{ expr: `max (provenance_store_memory_bytes{${HERE},kind="used"}) / max (provenance_store_memory_bytes{${HERE},kind="limit"})`, legend: 'used' }] },
        { title: 'Waiting for the sweeper', about: 'Accepted analyses whose flow is not in the queues.', kind: 'timeseries', unit: 'short', bad: 1, queries: [{ expr: `max (provenance_outbox_pending{${HERE}})`, legend: 'analyses' }] },
        { title: 'Processes', about: 'By kind and version; two versions for hours are a rollout that stopped.', kind: 'timeseries', unit: 'short', stacked: true, queries: [{ expr: `count by (service, version) (provenance_build_info{${HERE}})`, legend: '{{service}} {{version}}' }] },
        { title: 'Event loops, p99', about: 'The worst process of each kind.', kind: 'timeseries', unit: 's', bad: 0.25, queries: [{ expr: `max (${quantile(0.99, 'provenance_event_loop_delay_seconds', '', 'instance')})`, legend: 'worst' }] },
      ],
    },
  ],
};

const ingest: Dashboard = {
  uid: 'ingest', title: 'Ingest', about: 'Submissions and reads over HTTP.',
  rows: [
    {
      title: 'Submissions',
      panels: [
        { title: 'Submissions by answer', about: '202 accepted, 4xx refused with a reason, 429 told to come back, 503 Redis is away.', kind: 'timeseries', unit: 'reqps', stacked: true, queries: [{ expr: rate(`${HTTP}_count`, 'method="POST",route="/v1/analysis"', 'status'), legend: '{{status}}' }] },
        { title: 'Time to answer a submission', about: 'It is stored before it is answered.', kind: 'timeseries', unit: 's', queries: quantiles(HTTP, 'method="POST",route="/v1/analysis"') },
        { title: 'New and repeated', about: 'Many repeats: a client that tries again too eagerly, or a CI job that runs twice.', kind: 'timeseries', unit: 'ops', stacked: true, queries: [{ expr: rate('provenance_analyses_accepted_total', '', 'outcome'), legend: '{{outcome}}' }] },
        { title: 'Webhooks by answer', about: '401: a secret that does not fit.', kind: 'timeseries', unit: 'reqps', stacked: true, queries: [{ expr: rate(`${HTTP}_count`, 'route="/v1/github/webhooks"', 'status'), legend: '{{status}}' }] },
      ],
    },
    {
      title: 'All requests',
      panels: [
        { title: 'Requests by route', about: 'Without probes and scrapes.', kind: 'timeseries', unit: 'reqps', queries: [{ expr: rate(`${HTTP}_count`, 'route=~"/v1/.*"', 'method, route'), legend: '{{method}} {{route}}' }] },
        { title: 'Requests that failed, by route', about: 'Statuses from 500 on.', kind: 'timeseries', unit: 'reqps', queries: [{ expr: rate(`${HTTP}_count`, 'route=~"/v1/.*",status=~"5.."', 'method, route, status'), legend: '{{method}} {{route}} {{status}}' }] },
        { title: 'Time of reads, p99', about: 'Long polls and streams last as long as they are asked to.', kind: 'timeseries', unit: 's', queries: [{ expr: quantile(0.99, HTTP, 'method="GET",route=~"/v1/.*"', 'route'), legend: '{{route}}' }] },
        eventLoop('ingest-api'),
      ],
    },
  ],
};

const enrich: Dashboard = {
  uid: 'enrich', title: 'Enrich', about: 'Who wrote each line, and what GitHub knows.',
  rows: [
    ...stageRows('enrich'),
    {
      title: 'GitHub',
      panels: [
        { title: 'Requests by outcome', about: 'limited: GitHub said wait. refused: credentials or rights. failed: it did not answer.', kind: 'timeseries', unit: 'ops', stacked: true, queries: [{ expr: rate('provenance_github_requests_total', '', 'api, outcome'), legend: '{{api}} {{outcome}}' }] },
        { title: 'Left of the rate limit', about: 'The tightest that any process knows.', kind: 'timeseries', unit: 'short', queries: [{ expr: `min by (resource) (provenance_github_rate_limit_remaining{${HERE}})`, legend: '{{resource}}' }] },
        eventLoop('enrich-worker'),
      ],
    },
  ],
};

const detect: Dashboard = {
  uid: 'detect', title: 'Detect', about: 'Semgrep and the other detectors.',
  rows: [
    ...stageRows('detect'),
    {
      title: 'Detectors',
      panels: [
        { title: 'Time of a run, p95', about: 'A run takes the files of many analyses together.', kind: 'timeseries', unit: 's', queries: [{ expr: quantile(0.95, 'provenance_detector_run_seconds', '', 'detector'), legend: '{{detector}}' }] },
        { title: 'Runs by outcome', about: 'The files of a failed run are uncovered, unless they pass one by one.', kind: 'timeseries', unit: 'ops', stacked: true, queries: [{ expr: rate('provenance_detector_run_seconds_count', '', 'detector, outcome'), legend: '{{detector}} {{outcome}}' }] },
        { title: 'Files answered from the cache', about: 'Share of the files whose content was scanned before.', kind: 'timeseries', unit: 'percentunit', queries: [{ expr: `${rate('provenance_detector_cache_hits_total', 'outcome="hit"')} / ${rate('provenance_detector_cache_hits_total')}`, legend: 'share' }] },
        { title: 'Findings', about: 'Of analyses that completed.', kind: 'timeseries', unit: 'ops', queries: [{ expr: rate('provenance_analysis_findings_total'), legend: 'findings' }] },
        eventLoop('detect-worker'),
      ],
    },
  ],
};

const decide: Dashboard = {
  uid: 'decide', title: 'Decide', about: 'The policy over lines and findings.',
  rows: [
    ...stageRows('decide'),
    {
      title: 'Decisions',
      panels: [
        { title: 'Decisions by outcome', about: 'A jump of block or warn after a change of the policy is the policy.', kind: 'timeseries', unit: 'ops', stacked: true, queries: [{ expr: rate('provenance_decisions_total', '', 'outcome'), legend: '{{outcome}}' }] },
        eventLoop('governance-api'),
      ],
    },
  ],
};

const analyse: Dashboard = {
  uid: 'analyse', title: 'Analyse', about: 'Facts of analyses, and how long all of it took.',
  rows: [
    ...stageRows('analyse'),
    {
      title: 'Analyses',
      panels: [
        { title: 'Ends', about: 'completed or failed.', kind: 'timeseries', unit: 'ops', stacked: true, queries: [{ expr: rate('provenance_analyses_completed_total', '', 'outcome'), legend: '{{outcome}}' }] },
        { title: 'Acceptance to the end', about: 'Where analyses pile up by the time that they took.', kind: 'heatmap', unit: 'short', queries: [{ expr: rate('provenance_analysis_duration_bucket', '', 'le'), legend: '{{le}}' }] },
        { title: 'Ingested', about: 'The same count that the Python service had.', kind: 'timeseries', unit: 'ops', queries: [{ expr: rate('provenance_analysis_ingestions_total'), legend: 'analyses' }] },
      ],
    },
    {
      title: 'Export',
      panels: [
        { title: 'Lag', about: 'Age of the oldest row that the warehouse has not taken.', kind: 'timeseries', unit: 's', bad: 900, queries: [{ expr: `max by (sink) (provenance_export_lag_seconds{${HERE}})`, legend: '{{sink}}' }] },
        { title: 'Rows by outcome', about: 'away counts failures of the warehouse, after which all rows wait; refused rows are dead letters.', kind: 'timeseries', unit: 'ops', stacked: true, queries: [{ expr: rate('provenance_export_events_total', '', 'sink, outcome'), legend: '{{sink}} {{outcome}}' }] },
      ],
    },
  ],
};

/** One dashboard a stage, and an overview. */
export const DASHBOARDS: readonly Dashboard[] = [overview, ingest, enrich, detect, decide, analyse];
