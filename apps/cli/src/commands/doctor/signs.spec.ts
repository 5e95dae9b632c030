import type { DeployedProcess, Deployment } from '@provenance/api-client';
import { detectorSigns, headSigns, keySigns, logSigns } from './proof-signs.ts';
import { clockSign, orphans, processSigns } from './process-signs.ts';
import { queueSigns } from './queue-signs.ts';
import { wrong, type Sign } from './sign.ts';
import { refusalSign, storeSigns } from './store-signs.ts';

const NOW = Date.parse('2026-03-02T09:16:31Z');
const VERSION = '0.1.0';
const jobs = { waiting: 0, active: 0, delayed: 0, waiting_children: 0, failed: 0 };
const QUEUES = {
  queues: (['enrich', 'detect', 'decide', 'analyse'] as const).map((queue) => ({ queue, paused: false, jobs, oldest_job_age_seconds: 0 })),
  outbox: { open: 0, due: 0, oldest_due_seconds: 0 },
  export: { waiting: 0, failed: 0, lag_seconds: 0 },
  retention: { contents_days: 7, results_days: 90, facts_days: 400 },
  at: '2026-03-02T09:16:31Z',
};

/** What is wrong, each with the page that says more. */
const bad = (signs: Sign[]): string[] => signs.filter(wrong).map(({ what, state, runbook }) => `${state} ${what}: ${runbook?.split('/').at(-1)}`);

const one = (app: string, runs: string[], more: Partial<DeployedProcess> = {}): DeployedProcess => ({
  instance: `${app}:1:aa`,
  app,
  version: VERSION,
  started_at: '2026-03-02T08:00:00Z',
  seen_at: '2026-03-02T09:16:30Z',
  clock_ahead_seconds: 0,
  runs,
  checks: { store: 'ok' },
  watched: {},
  retention: { contents_days: 7, results_days: 90, facts_days: 400 },
  ...more,
});
const FLEET = [one('detect-worker', ['detect']), one('enrich-worker', ['enrich']), one('governance-api', ['decide', 'analyse']), one('ingest-api', ['ingest'])];
const fleet = (app: string, more: Partial<DeployedProcess>): string[] => bad(processSigns({ processes: FLEET.map((each) => (each.app === app ? { ...each, ...more } : each)) }, VERSION));

it('says of queues what the alerts would, with the same runbooks', () => {
  expect(bad(queueSigns(QUEUES))).toEqual([]);
  const [enrich, ...rest] = QUEUES.queues;
  const old = { ...QUEUES, queues: [{ ...enrich!, oldest_job_age_seconds: 301 }, ...rest] };
  expect(bad(queueSigns(old))).toEqual(['fail queue enrich: ProvenanceQueueStuck.md']);
  expect(bad(queueSigns(old, new Set(['enrich'])))).toEqual([]);
  const todoOf = (waiting: number, active: number) => queueSigns({ ...QUEUES, queues: [{ ...enrich!, oldest_job_age_seconds: 301, jobs: { ...jobs, waiting, active } }] })[0]?.todo;
  expect([todoOf(3, 0), todoOf(3, 1), todoOf(0, 1)]).toEqual([expect.stringMatching(/restart/), 'More workers', expect.stringMatching(/do not help/)]);
  // Stages hold the same analyses: the deepest counts.
  expect(bad(queueSigns({ ...QUEUES, queues: QUEUES.queues.map((queue) => ({ ...queue, jobs: { ...jobs, waiting: 9_000 } })) }))).toEqual([]);
  expect(bad(queueSigns({ ...QUEUES, queues: [{ ...enrich!, jobs: { ...jobs, waiting: 9_000, delayed: 1_001 } }, ...rest] }))).toEqual(['warn backlog: ProvenanceQueueBacklog.md']);
  expect(bad(queueSigns({ ...QUEUES, queues: [{ ...enrich!, jobs: { ...jobs, failed: 2 } }, ...rest] }))).toEqual(['warn dead letters: ProvenanceDeadLetters.md']);
  expect(bad(queueSigns({ ...QUEUES, queues: [{ ...enrich!, paused: true }, ...rest] }))).toEqual(['warn queue enrich: ProvenanceQueuePaused.md']);
  const overdue = { ...QUEUES, outbox: { open: 3, due: 3, oldest_due_seconds: 400 } };
  expect(bad(queueSigns(overdue))).toEqual(['fail outbox: ProvenanceOutboxPending.md']);
  expect(bad(queueSigns(overdue, new Set(['ingest'])))).toEqual([]);
  expect(bad(queueSigns({ ...QUEUES, export: { waiting: 9, failed: 0, lag_seconds: 901 } }))).toEqual(['fail export queue: ProvenanceExportBehind.md']);
  expect(bad(queueSigns({ ...QUEUES, export: { waiting: 0, failed: 1, lag_seconds: 0 } }))).toEqual(['warn export queue: ProvenanceExportRefused.md']);
});

it.each([[0, 'ok'], [5, 'ok'], [30, 'warn'], [-30, 'warn'], [90, 'fail']])('says of clocks that are %i s apart: %s', (seconds, state) => {
  expect(clockSign(new Date(NOW + seconds * 1_000).toUTCString(), NOW).state).toBe(state);
  expect(fleet('detect-worker', { clock_ahead_seconds: seconds })).toEqual(state === 'ok' ? [] : [`${state} clock: disaster.md`]);
});

it('says which stage nobody runs, and of what runs how much, at which version and since when', () => {
  expect(bad(processSigns({ processes: FLEET }, VERSION))).toEqual([]);
  expect(processSigns({ processes: FLEET }, VERSION)[0]).toEqual({ what: 'detect-worker', state: 'ok', detail: '1 runs, 0.1.0, since 2026-03-02T08:00:00Z' });
  const without = FLEET.filter(({ app }) => app !== 'governance-api');
  expect([...orphans(without)]).toEqual(['decide', 'analyse']);
  expect(bad(processSigns({ processes: without }, VERSION))).toEqual(['fail stage decide: ProvenanceServiceAbsent.md', 'fail stage analyse: ProvenanceServiceAbsent.md']);
});

it('says of a fleet that has not spoken just that', () => {
  expect(processSigns({ processes: [] }, VERSION)).toMatchObject([{ what: 'processes', state: 'unseen', detail: 'none has said yet that it runs' }]);
});

it('says of processes that differ, that are not ready, and what troubles them', () => {
  expect(fleet('detect-worker', { version: '0.0.9' })).toEqual(['warn versions: ProvenanceVersionSkew.md']);
  expect(processSigns({ processes: FLEET }, '9.9.9').filter(({ what }) => what === 'versions')).toMatchObject([{ state: 'note' }]);
  expect(fleet('detect-worker', { checks: { detect: 'takes no jobs' } })).toEqual(['fail detect-worker: ProvenanceTargetDown.md']);
  expect(fleet('detect-worker', { checks: { detect: 'starts' }, started_at: '2026-03-02T09:16:25Z' })).toEqual([]);
  expect(fleet('enrich-worker', { watched: { github: 'refuses', 'github limit': '3 left' } })).toEqual(['fail github: ProvenanceGitHubFailing.md', 'warn github limit: ProvenanceGitHubRateLimitLow.md']);
  expect(fleet('detect-worker', { watched: { detectors: '9 of the last 10 runs of semgrep failed' } })).toEqual(['fail detectors: ProvenanceDetectorFailing.md']);
  const twice = [...FLEET, ...FLEET].map((each) => (each.app === 'ingest-api' ? { ...each, watched: { oidc: 'fetch failed' } } : each));
  expect(processSigns({ processes: twice }, VERSION).filter(wrong)).toMatchObject([{ what: 'oidc', detail: 'fetch failed (2 of 8 processes: ingest-api)' }]);
  expect(fleet('ingest-api', { retention: { contents_days: 7, results_days: 30, facts_days: 400 } })).toEqual(['warn retention: administration.md']);
  const short = FLEET.map((each) => ({ ...each, retention: { contents_days: 7, results_days: 90, facts_days: 30 } }));
  expect(bad(processSigns({ processes: short }, VERSION))).toEqual(['warn retention: administration.md']);
});

it('says of Redis what can lose what was accepted', () => {
  const store: NonNullable<Deployment['store']> = { version: 'Redis 8', uptime_seconds: 1, used_memory_bytes: 50, max_memory_bytes: 100, eviction_policy: 'noeviction', evicted_keys: 0, append_only: true, last_append: 'ok', last_snapshot: 'ok' };
  expect(bad(storeSigns(store))).toEqual([]);
  expect(storeSigns(undefined)).toMatchObject([{ state: 'unseen' }]);
  const unlimited = { ...store };
  delete unlimited.max_memory_bytes;
  expect(storeSigns(unlimited).at(-1)).toMatchObject({ state: 'note', todo: expect.stringContaining('maxmemory') });
  for (const [change, sign] of [
    [{ eviction_policy: 'allkeys-lru' }, 'fail redis eviction'],
    [{ append_only: false }, 'warn redis persistence'],
    [{ last_append: 'err' }, 'fail redis persistence'],
    [{ last_snapshot: 'err' }, 'warn redis persistence'],
    [{ used_memory_bytes: 81 }, 'warn redis memory'],
    [{ used_memory_bytes: 96 }, 'fail redis memory'],
  ] as const) {
    expect(bad(storeSigns({ ...store, ...change }))).toEqual([`${sign}: redis.md`]);
  }
});

it.each([['NOREPLICAS Not enough good replicas to write', /min-replicas-to-write/], ["READONLY You can't write against a read only replica", /PROVENANCE_REDIS_URL/], ['MISCONF Errors writing to the AOF file', /disk/], ['NOPERM: its user lacks a right (docs/operations/redis.md)', /rights/]])('says of a Redis that refuses writes why, and what to do: %s', (refusal, todo) => {
  expect(bad([refusalSign(refusal)])).toEqual(['fail redis writes: redis.md']);
  expect(refusalSign(refusal)).toMatchObject({ detail: expect.stringContaining(refusal), todo: expect.stringMatching(todo) });
});

it('says of the decision log that it is rewritten, lacks a decision, or is not signed', () => {
  const log = { size: 12, signing: true, signed_size: 12, last_record_at: '2026-03-02T09:16:00Z', last_decision_at: '2026-03-02T09:16:00Z', last_decision_entered: true };
  const of = (change: Partial<typeof log> & { fault?: string }, at = NOW): string[] => bad(logSigns({ ...log, ...change }, at));
  expect(of({})).toEqual([]);
  expect(of({ fault: 'it is not what it was' })).toEqual(['fail decision log: attestation.md']);
  expect(of({ last_decision_entered: false })).toEqual(['fail decision log: attestation.md']);
  expect(of({ signed_size: 11 })).toEqual([]);
  expect(of({ signed_size: 11 }, NOW + 60_000)).toEqual(['warn decision log: attestation.md']);
  expect(logSigns({ ...log, signed_size: 11 }, NOW + 60_000)[0]?.todo).toContain('The next decision has it signed');
  expect(of({ signed_size: 11, signing: false }, NOW + 60_000)).toEqual([]);
  expect(headSigns('example.org/decisions\n12\nroot\n')[0]).toMatchObject({ state: 'ok', detail: expect.stringContaining('12 records') });
  expect(headSigns('nonsense')[0]?.state).toBe('fail');
  expect(keySigns('{"keys":[]}')[0]?.state).toBe('note');
});

it('says of detectors what is missing, once', () => {
  const semgrep = { name: 'semgrep', rule_key: 'x', category: 'x', description: 'x', workers: ['w1'] };
  expect(bad(detectorSigns([]))).toEqual(['fail detectors: ProvenanceDetectorFailing.md']);
  expect(bad(detectorSigns([], { told: true }))).toEqual([]);
  expect(bad(detectorSigns([], { present: true }))).toEqual(['warn detectors: ProvenanceDetectorFailing.md']);
  expect(bad(detectorSigns([{ ...semgrep, name: 'secrets' }], { present: true }))).toEqual(['fail detectors: ProvenanceDetectorFailing.md']);
  expect(bad(detectorSigns([{ ...semgrep, name: 'secrets' }]))).toEqual(['fail detectors: ProvenanceDetectorFailing.md']);
  expect(bad(detectorSigns([{ ...semgrep, self_test: { passed: false, at: '2026-03-02T09:16:31Z', detail: 'no finding' } }]))).toEqual(['fail detectors: ProvenanceDetectorFailing.md']);
  expect(bad(detectorSigns([semgrep]))).toEqual([]);
});
