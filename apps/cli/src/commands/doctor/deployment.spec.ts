import { clockSign, detectorSigns, keySigns, logSigns, queueSigns, versionSign, type Sign } from './deployment.ts';

const NOW = Date.parse('2026-03-02T09:16:31Z');
const jobs = { waiting: 0, active: 0, delayed: 0, waiting_children: 0, failed: 0 };
const QUEUES = {
  queues: (['enrich', 'detect', 'decide', 'analyse'] as const).map((queue) => ({ queue, paused: false, jobs, oldest_job_age_seconds: 0 })),
  outbox: { open: 0, due: 0, oldest_due_seconds: 0 },
  export: { waiting: 0, failed: 0, lag_seconds: 0 },
  retention: { contents_days: 7, results_days: 90, facts_days: 400 },
  at: '2026-03-02T09:16:31Z',
};

const bad = (signs: Sign[]): string[] => signs.filter(({ state }) => state !== 'ok').map(({ what, state, todo }) => `${state} ${what}: ${todo?.split('/').at(-1)}`);

it('says of queues what the alerts would, with the same runbooks', () => {
  expect(bad(queueSigns(QUEUES))).toEqual([]);
  const [enrich, ...rest] = QUEUES.queues;
  expect(bad(queueSigns({ ...QUEUES, queues: [{ ...enrich!, oldest_job_age_seconds: 301 }, ...rest] }))).toEqual(['fail queue enrich: ProvenanceQueueStuck.md']);
  expect(bad(queueSigns({ ...QUEUES, queues: [{ ...enrich!, jobs: { ...jobs, waiting: 10_001, failed: 2 } }, ...rest] }))).toEqual(['warn queue enrich: ProvenanceQueueBacklog.md', 'warn dead letters: ProvenanceDeadLetters.md']);
  expect(bad(queueSigns({ ...QUEUES, outbox: { open: 3, due: 3, oldest_due_seconds: 400 } }))).toEqual(['fail outbox: ProvenanceOutboxPending.md']);
  expect(bad(queueSigns({ ...QUEUES, export: { waiting: 9, failed: 0, lag_seconds: 901 } }))).toEqual(['fail export: ProvenanceExportBehind.md']);
  expect(bad(queueSigns({ ...QUEUES, export: { waiting: 0, failed: 1, lag_seconds: 0 } }))).toEqual(['warn export: ProvenanceExportRefused.md']);
});

it.each([[0, 'ok'], [5, 'ok'], [30, 'warn'], [-30, 'warn'], [90, 'fail']])('says of clocks that are %i s apart: %s', (seconds, state) => {
  expect(clockSign(new Date(NOW + seconds * 1_000).toUTCString(), NOW).state).toBe(state);
});

it('says when versions differ, and when nobody can tell', () => {
  const runs = 'provenance_build_info{service="ingest-api",version="0.1.0",node="v24"} 1\n';
  expect(versionSign(runs, '0.1.0').state).toBe('ok');
  expect(versionSign(runs, '0.2.0')).toMatchObject({ state: 'warn', todo: expect.stringContaining('ProvenanceVersionSkew') });
  expect(versionSign(undefined, '0.1.0').state).toBe('warn');
});

it('says of detectors, keys and the log what is missing', () => {
  const semgrep = { name: 'semgrep', rule_key: 'x', category: 'x', description: 'x', workers: ['w1'] };
  expect(bad(detectorSigns([]))).toEqual(['fail detectors: ProvenanceServiceAbsent.md']);
  expect(bad(detectorSigns([{ ...semgrep, self_test: { passed: false, at: '2026-03-02T09:16:31Z', detail: 'no finding' } }]))).toEqual(['fail detectors: ProvenanceDetectorFailing.md']);
  expect(bad(detectorSigns([semgrep]))).toEqual([]);
  expect(keySigns('{"keys":[]}')[0]?.state).toBe('warn');
  expect(logSigns('example.org/decisions\n12\nroot\n')[0]).toMatchObject({ state: 'ok', detail: expect.stringContaining('12 records') });
  expect(logSigns('nonsense')[0]?.state).toBe('fail');
});
