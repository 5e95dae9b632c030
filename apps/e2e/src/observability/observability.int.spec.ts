import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@provenance/embedded';
import { APPS, START_TIMEOUT_MS } from '../system/system.ts';
import { CANARY, CANARY_BASE64 } from './canaries.ts';
import type { Span } from './collector.ts';
import { TRACE, watchedRun, type WatchedRun } from './watched-run.ts';

const SERVER = 2;

let run: WatchedRun;

beforeAll(async () => {
  run = await watchedRun();
}, START_TIMEOUT_MS);

describe('the trace of an analysis', () => {
  const inTrace = (id: string): Span[] => run.spans.filter(({ traceId }) => traceId === id);

  it("continues the caller's, from its request over every queue to the end, across processes", () => {
    const [request, ...others] = inTrace(TRACE.id).sort((a, b) => Number(BigInt(a.startTimeUnixNano) - BigInt(b.startTimeUnixNano)));
    expect(request).toMatchObject({ name: 'POST /v1/analysis', kind: SERVER, parentSpanId: TRACE.parent, service: 'provenance-ingest-api' });
    const hops = others.filter(({ name }) => name.startsWith('process '));
    expect(hops.map(({ name, service }) => `${name} in ${service}`).sort()).toEqual([
      'process analyse in provenance-governance-api',
      'process decide in provenance-governance-api',
      'process detect in provenance-detect-worker',
      'process enrich in provenance-enrich-worker',
    ]);
    expect(hops.map(({ parentSpanId }) => parentSpanId)).toEqual(hops.map(() => request!.spanId));
    // One tree: every parent is a span of it, but for the caller's.
    const ids = new Set([TRACE.parent as string, ...inTrace(TRACE.id).map(({ spanId }) => spanId)]);
    expect(inTrace(TRACE.id).filter(({ parentSpanId }) => parentSpanId === undefined || !ids.has(parentSpanId))).toEqual([]);
    // enrich and detect run side by side; decide comes after both, and analyse is the last.
    expect(hops.map(({ name }) => name).slice(-2)).toEqual(['process decide', 'process analyse']);
  });

  it('begins with the delivery where GitHub started it', () => {
    const delivery = run.spans.find(({ name }) => name === 'POST /v1/github/webhooks')!;
    expect(inTrace(delivery.traceId).map(({ name }) => name)).toEqual(expect.arrayContaining(['process enrich', 'process detect', 'process decide', 'process analyse']));
  });
});

describe('the logs of all processes', () => {
  interface Line { msg?: string; service?: string; analysis_id?: string; request_id?: string; trace_id?: string; queue?: string; route?: string; status?: string }
  const lines = (): Line[] => run.log.map((line) => JSON.parse(line) as Line);

  it('hold no text of a submission, no title, no token and no secret, whatever went wrong', () => {
    expect(run.log.length).toBeGreaterThan(100);
    expect(run.log.filter((line) => line.includes(CANARY) || line.includes(CANARY_BASE64))).toEqual([]);
    // Something did go wrong.
    expect(lines().some(({ msg }) => msg === 'redis connection')).toBe(true);
    expect(lines().some(({ status }) => status === '503')).toBe(true);
  });

  it('name the request, the analysis and the trace', () => {
    const accepted = lines().find(({ msg, analysis_id }) => msg === 'accepted' && analysis_id === run.submitted)!;
    expect(accepted).toMatchObject({ service: 'ingest-api', request_id: expect.stringMatching(/^rq_/), trace_id: TRACE.id });
    const answered = lines().find(({ msg, request_id }) => msg === 'request' && request_id === accepted.request_id);
    expect(answered).toMatchObject({ route: '/v1/analysis', status: '202', trace_id: TRACE.id });
    const jobs = lines().filter(({ msg, analysis_id }) => msg === 'job' && analysis_id === run.submitted);
    expect(jobs.map(({ queue }) => queue).sort()).toEqual(['analyse', 'decide', 'detect', 'enrich']);
    expect(jobs.map(({ trace_id }) => trace_id)).toEqual(jobs.map(() => TRACE.id));
  });
});

describe('the log of a job', () => {
  const jobs = (outcome: string) => run.log.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line['msg'] === 'job' && line['outcome'] === outcome);

  it('says at warn why it is tried again, and what is missing from its result', () => {
    expect(jobs('retried')).toContainEqual(expect.objectContaining({ level: 'warn', queue: 'enrich', analysis_id: run.delivered, attempt: 1, err: expect.objectContaining({ message: 'GitHub answered 408: too slow' }) }));
    expect(jobs('degraded')).toContainEqual(expect.objectContaining({ level: 'warn', queue: 'detect', analysis_id: run.submitted, reason: expect.stringContaining('files not covered') }));
  });
});

describe('/metrics', () => {
  interface Catalogued { kind: string; labels: string[] }

  /** The reference page, which is made of the catalogue. */
  function catalogue(): Map<string, Catalogued> {
    const page = readFileSync(join(workspaceRoot(), 'docs/metrics.md'), 'utf8');
    const rows = page.matchAll(/^\| `(\w+)` \| (\w+) \| ([^|]+) \|/gm);
    return new Map([...rows].map(([, name, kind, labels]) => [name!, { kind: kind!, labels: [...labels!.matchAll(/`(\w+)`/g)].map(([, label]) => label!) }]));
  }

  const samples = (text: string): { name: string; labels: Record<string, string> }[] =>
    [...text.matchAll(/^(provenance_\w+?)(?:\{([^}]*)\})? \S+/gm)].map(([, name, labels = '']) => ({
      name: name!,
      labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, value]) => [label!, value!])),
    }));

  it.each(APPS)('of %s answers, with what runs and how late its timers are', (app) => {
    const { name } = samples(run.scrapes[app]).find(({ labels }) => labels['service'] === app)!;
    expect(name).toBe('provenance_build_info');
    expect(run.scrapes[app]).toContain('provenance_event_loop_delay_seconds_bucket');
  });

  it('of the processes together has every metric of the catalogue and no other', () => {
    const types = APPS.flatMap((app) => [...run.scrapes[app].matchAll(/^# TYPE (provenance_\w+) (\w+)$/gm)].map(([, name, kind]) => `${name} ${kind}`));
    expect([...new Set(types)].sort()).toEqual([...catalogue()].map(([name, { kind }]) => `${name} ${kind}`).sort());
  });

  it('has the labels of the catalogue, and no ids in them', () => {
    const known = catalogue();
    for (const { name, labels } of APPS.flatMap((app) => samples(run.scrapes[app]))) {
      const of = known.get(name) ?? known.get(name.replace(/_(bucket|sum|count)$/, ''));
      const names = Object.keys(labels).filter((label) => label !== 'le');
      expect({ name, labels: names.sort() }).toEqual({ name, labels: [...of!.labels].sort() });
      expect(Object.values(labels).join()).not.toMatch(/[a-z]{2}_[0-9a-f]{32}|[0-9a-f]{40}|acme/);
    }
  });

  it('goes out by OTLP as well', () => {
    expect([...catalogue().keys()].filter((name) => !run.otlpMetrics.includes(name))).toEqual([]);
  });

  it('of the queues is told by one process alone', () => {
    expect(APPS.filter((app) => run.scrapes[app].includes('provenance_queue_jobs{'))).toEqual(['governance-api']);
  });
});
