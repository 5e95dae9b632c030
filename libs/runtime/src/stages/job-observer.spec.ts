import { ProvenanceError } from '@provenance/domain';
import { PostponedError } from '@provenance/queue';
import { startTelemetry, TelemetryConfig, type Logger } from '@provenance/service';
import { JobObserver } from './job-observer.ts';

const silent = { error: () => undefined, warn: () => undefined, debug: () => undefined } as unknown as Logger;

it('turns what happens in the queues into metrics without ids', async () => {
  const telemetry = startTelemetry('test', new TelemetryConfig());
  const observer = new JobObserver(telemetry.metrics, silent);
  observer.jobFinished({ queue: 'detect', analysisId: 'an_1', outcome: 'completed', attempt: 1, waitSeconds: 0.2, durationSeconds: 3 });
  observer.jobFinished({ queue: 'detect', analysisId: 'an_1', outcome: 'retried', attempt: 1, durationSeconds: 1 });
  observer.jobDead({ queue: 'decide', analysisId: 'an_1', reason: 'x' });
  observer.analysisFailed();
  const text = await telemetry.scrape();
  await telemetry.shutdown();
  expect(text).toContain('provenance_job_wait_seconds_count{queue="detect"} 1');
  expect(text).toContain('provenance_job_duration_seconds_bucket{queue="detect",outcome="completed",le="2.5"} 0');
  expect(text).toContain('provenance_job_duration_seconds_bucket{queue="detect",outcome="completed",le="5"} 1');
  expect(text).toContain('provenance_jobs_dead_total{queue="decide"} 1');
  expect(text).toContain('provenance_jobs_dead_total{queue="detect"} 0');
  expect(text).toContain('provenance_analyses_completed_total{outcome="failed"} 1');
  expect(text).not.toContain('an_1');
});

it('tells of jobs that only a newer build can read, as long as they are looked at', async () => {
  const telemetry = startTelemetry('test', new TelemetryConfig());
  const observer = new JobObserver(telemetry.metrics, silent);
  expect(observer.newerJobs()).toBeUndefined();
  for (const queue of ['detect', 'decide'] as const) observer.jobFinished({ queue, analysisId: 'an_1', outcome: 'newer', attempt: 1, durationSeconds: 0 });
  expect(observer.newerJobs()).toContain('jobs of decide and detect');
  expect(observer.newerJobs(Date.now() + 31_000)).toBeUndefined();
  await telemetry.shutdown();
});

it('tells at warn why a run is tried again or its stage degraded, and at debug what went well', async () => {
  const telemetry = startTelemetry('test', new TelemetryConfig());
  const told: unknown[] = [];
  const at = (level: string) => (facts: object, message: string) => void told.push([level, message, facts]);
  const observer = new JobObserver(telemetry.metrics, { warn: at('warn'), debug: at('debug') } as unknown as Logger);
  const error = new Error('the disk is full');
  const run = { queue: 'enrich', analysisId: 'an_1', durationSeconds: 1 } as const;
  observer.jobFinished({ ...run, outcome: 'retried', attempt: 1, error });
  observer.jobFinished({ ...run, outcome: 'degraded', attempt: 2, reason: 'GitHub answered 401' });
  observer.jobFinished({ ...run, outcome: 'completed', attempt: 3 });
  expect(told).toMatchObject([
    ['warn', 'job', { analysis_id: 'an_1', outcome: 'retried', attempt: 1, err: error }],
    ['warn', 'job', { outcome: 'degraded', reason: 'GitHub answered 401' }],
    ['debug', 'job', { outcome: 'completed' }],
  ]);
  await telemetry.shutdown();
});

it('tells of jobs that wait for Redis, and not of those that wait by our own wish', async () => {
  const telemetry = startTelemetry('test', new TelemetryConfig());
  const told: unknown[] = [];
  const observer = new JobObserver(telemetry.metrics, { debug: () => undefined, warn: (...said: unknown[]) => void told.push(said) } as unknown as Logger);
  const run = { queue: 'detect', analysisId: 'an_1', outcome: 'postponed', attempt: 1, durationSeconds: 0 } as const;
  observer.jobFinished({ ...run, error: new PostponedError('GitHub asks to wait', Date.now()) });
  expect(told).toEqual([]);
  const error = new ProvenanceError('store_unavailable', 'The store refuses: NOPERM');
  for (let times = 0; times < 3; times++) observer.jobFinished({ ...run, error });
  expect(told).toEqual([[{ queue: 'detect', err: error }, 'jobs wait for Redis']]);
  await telemetry.shutdown();
});
