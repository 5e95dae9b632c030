import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AnalysisRecord, deriveId, type Stage, waitingStages } from '@provenance/domain';
import { startRedis, type RedisServer } from '@provenance/embedded';
import {
  BullAnalysisFlows,
  ExportJobs,
  openStageQueues,
  PermanentError,
  StageWorkers,
  type QueueObserver,
  type StageHandler,
  type StageQueues,
} from '@provenance/queue';
import { STORE_REDIS } from '@provenance/runtime';
import { createHttpApp } from '@provenance/service';
import { AnalysisStore, untilReady } from '@provenance/store';
import { SAMPLE_SIGNING_KEY } from './attestation/attestation.example.ts';
import type { AnalysisResponse } from './analyses/analysis.response.ts';
import type { ScorecardResponse } from './analytics/scorecard.response.ts';
import { SAMPLE_DETECTION, SAMPLE_LINES, SAMPLE_RECORD } from './examples/sample-analysis.ts';
import { GOVERNANCE_CONFIGS, GovernanceModule } from './governance.module.ts';

const quiet: QueueObserver = {
  jobFinished: () => undefined,
  analysisFailed: () => undefined,
  analysisSuperseded: () => undefined,
  jobDead: () => undefined,
  jobStalled: () => undefined,
  swept: () => undefined,
  error: () => undefined,
};

/** Stands for the workers of the other processes; what it says of an analysis can be changed by the test. */
class Stand implements StageHandler {
  fails = false;
  readonly stage: Stage;
  readonly #save: (id: string) => Promise<unknown>;

  constructor(stage: Stage, save: (id: string) => Promise<unknown>) {
    this.stage = stage;
    this.#save = save;
  }

  async run(id: string) {
    if (this.fails) {
      throw new PermanentError(`${this.stage} cannot`);
    }
    await this.#save(id);
    return { status: 'completed' } as const;
  }
}

let redis: RedisServer;
let app: NestFastifyApplication;
let base: string;
let store: AnalysisStore;
let queues: StageQueues;
let others: StageWorkers;
let enrich: Stand;
let detect: Stand;

beforeAll(async () => {
  redis = await startRedis();
  // Nothing waits for the sink of the export: there is none at that port, the whole time.
  const sink = { PROVENANCE_TIMESERIES_BACKEND: 'clickhouse', PROVENANCE_CLICKHOUSE_URL: 'http://127.0.0.1:1' };
  const env = { ...sink, PROVENANCE_REDIS_URL: redis.url, PROVENANCE_LOG_LEVEL: 'silent', PROVENANCE_AUTH: 'off', PROVENANCE_DECISION_SIGNING_KEY: SAMPLE_SIGNING_KEY };
  app = await createHttpApp(GovernanceModule, { name: 'governance-api', configs: GOVERNANCE_CONFIGS, env });
  await app.listen(0, '127.0.0.1');
  base = await app.getUrl();
  store = app.get(AnalysisStore, { strict: false });
  await untilReady(app.get(STORE_REDIS, { strict: false }));
  queues = openStageQueues(redis.url, () => undefined);
  await untilReady(queues.redis);
  enrich = new Stand('enrich', (id) => store.saveLines(id, SAMPLE_LINES));
  detect = new Stand('detect', (id) => store.saveDetection(id, SAMPLE_DETECTION));
  others = new StageWorkers([enrich, detect], store, quiet, { redis: redis.url, stages: ['enrich', 'detect'] });
  others.start();
});

afterAll(async () => {
  await others.close();
  await queues.close();
  await app.close();
  await redis.stop();
});

afterEach(() => {
  enrich.fails = false;
  detect.fails = false;
});

async function submit(): Promise<string> {
  const analysis_id = deriveId('an', randomUUID());
  const record: AnalysisRecord = {
    ...SAMPLE_RECORD,
    analysis_id,
    status: 'received',
    created_at: new Date().toISOString(),
    stages: waitingStages(),
  };
  delete record.findings_total;
  const { repo, pr_number, base_sha, head_sha } = SAMPLE_RECORD;
  const changed_lines = [{ file_path: 'api/orders.py', line_number: 128, change_type: 'added', content: 'x = 1' }];
  await store.accept({ record, body: Buffer.from(JSON.stringify({ repo, pr_number, base_sha, head_sha, provenance_data: { changed_lines } })) });
  await new BullAnalysisFlows(queues).start(analysis_id, 'brought');
  return analysis_id;
}

async function ask(path: string, method = 'GET'): Promise<Response> {
  return fetch(`${base}${path}`, { method });
}

async function until(id: string, wanted: AnalysisResponse['status']): Promise<AnalysisResponse> {
  for (;;) {
    const analysis = (await (await ask(`/v1/analysis/${id}?wait=10`)).json()) as AnalysisResponse;
    if (analysis.status === wanted) {
      return analysis;
    }
  }
}

/** The record says `failed` a moment before the queue does: resolves when the job is a dead letter. */
async function untilDead(stage: Stage, id: string): Promise<void> {
  while (!(await ask(`/v1/admin/dead-letters/${stage}/${id}`)).ok) {
    await until(id, 'failed');
  }
}

/** Resolves when a back-test has ended. */
async function untilEnded(id: string): Promise<{ status: string; total: number; result: { examples: object[] } }> {
  for (;;) {
    const state = (await (await ask(`/v1/policies/backtest/${id}`)).json()) as Awaited<ReturnType<typeof untilEnded>>;
    if (state.status === 'completed' || state.status === 'failed') return state;
  }
}

describe('governance over Redis', () => {
  it('decides and completes an analysis, drops its contents and counts it once', async () => {
    const id = await submit();
    expect(await until(id, 'completed')).toMatchObject({
      findings_total: 1,
      decision: { outcome: 'block', evidence_links: ['https://github.com/acme/shop/blob/def456/api/orders.py#L128-L130'] },
      stages: { decide: { status: 'completed' }, analyse: { status: 'completed' } },
    });
    expect(await store.body(id)).toBeUndefined();
    expect(await store.facts(id)).toMatchObject([{ agent_id: 'claude-3-opus', counters: { lines: 1, analyses: 1 } }]);
    const metrics = await (await ask('/metrics')).text();
    expect(metrics).toMatch(/provenance_decisions_total\{[^}]*outcome="block"[^}]*\} 1\b/);
    expect(metrics).toMatch(/provenance_queue_paused\{[^}]*queue="decide"[^}]*\} 0\b/);
    expect(metrics).toMatch(/provenance_queue_jobs\{[^}]*queue="decide"[^}]*state="waiting"[^}]*\} 0\b/);
  });

  it('decides and completes while the sink of the export takes nothing, and keeps what is to be sent', async () => {
    const id = await submit();
    expect(await until(id, 'completed')).toMatchObject({ decision: { outcome: 'block' } });
    const metrics = async () => (await ask('/metrics')).text();
    while (!/provenance_export_events_total\{[^}]*outcome="away"[^}]*\} [1-9]/.test(await metrics()));
    const jobs = new ExportJobs(queues, () => undefined);
    // The sink may have been away for the analysis before; what is to be sent of this one is kept once it is completed.
    while ((await jobs.queue.getJob(id)) === undefined) await new Promise(setImmediate);
    expect(await jobs.queue.getJobState(id)).toMatch(/^(waiting|active|delayed)$/);
    expect(await jobs.queue.getFailedCount()).toBe(0);
    await jobs.close();
  });

  it('decides without attribution when enrich has failed for good, and says so', async () => {
    enrich.fails = true;
    const id = await submit();
    await until(id, 'completed');
    expect(await (await ask(`/v1/analysis/${id}/decision`)).json()).toMatchObject({
      degraded: ['enrich: enrich cannot'],
      provenance_status: 'unknown',
      risk_summary: { coverage: { total_lines: 1, unknown_line_count: 1 } },
    });
  });

  it('shows a completed analysis in the figures of its agent', async () => {
    const id = await submit();
    await until(id, 'completed');
    const scorecard = async () => (await (await ask('/v1/analytics/agents/claude-3-opus/scorecard')).json()) as ScorecardResponse;
    const isShown = ({ evidence }: ScorecardResponse): boolean => evidence.analyses.some(({ analysis_id }) => analysis_id === id);
    let shown = await scorecard();
    // It counts just after it is completed.
    while (!isShown(shown)) shown = await scorecard();
    expect(shown.evidence.analyses.find(({ analysis_id }) => analysis_id === id)).toMatchObject({ repo: 'acme/shop', lines: 1, findings: 1 });
    expect(shown.lines.find(({ metric }) => metric === 'block_rate')).toMatchObject({ figure: { value: 100 }, small_sample: true });
  });

  it('lists a dead letter, and its replay completes the analysis', async () => {
    detect.fails = true;
    const id = await submit();
    expect(await until(id, 'failed')).toMatchObject({ failure: { stage: 'detect', reason: 'detect cannot' } });
    await untilDead('detect', id);
    const letters = await (await ask('/v1/admin/dead-letters?stage=detect')).json();
    expect(letters).toMatchObject({ items: [{ stage: 'detect', analysis_id: id, reason: 'detect cannot' }] });
    detect.fails = false;
    expect((await ask(`/v1/admin/dead-letters/detect/${id}/replay`, 'POST')).status).toBe(204);
    const analysis = await until(id, 'completed');
    expect(analysis.failure).toBeUndefined();
    expect(analysis.decision?.outcome).toBe('block');
  });

  it('drops a dead letter: the analysis stays failed', async () => {
    detect.fails = true;
    const id = await submit();
    await untilDead('detect', id);
    expect((await ask(`/v1/admin/dead-letters/detect/${id}`, 'DELETE')).status).toBe(204);
    expect((await ask(`/v1/admin/dead-letters/detect/${id}`)).status).toBe(404);
    expect(await until(id, 'failed')).toMatchObject({ failure: { reason: 'detect cannot' } });
  });

  it('decides under a policy that was put, and tries another on what was decided', async () => {
    const put = (path: string, method: string, policy: string): Promise<Response> =>
      fetch(`${base}/v1/policies/${path}`, { method, body: policy, headers: { 'content-type': 'application/yaml' } });
    const text = 'name: shop\nrules: [{id: sql, for: finding, scope: {categories: [sqli]}, outcome: block, message: No SQL.}]';
    const { digest } = (await (await put('shop', 'PUT', text)).json()) as { digest: string };
    const id = await submit();
    await until(id, 'completed');
    expect(await (await ask(`/v1/analysis/${id}/decision`)).json()).toMatchObject({
      policies: [{ name: 'shop', version: '1', digest, exemptions: [] }],
      reasons: expect.arrayContaining([expect.objectContaining({ rule_id: 'shop/sql', outcome: 'block' })]),
    });
    const accepted = await put('backtest?days=1&repo=acme/shop', 'POST', 'name: shop\nbuiltin: {enabled: false}');
    const { backtest_id, status_url } = (await accepted.json()) as { backtest_id: string; status_url: string };
    expect([accepted.status, accepted.headers.get('location')]).toEqual([202, status_url]);
    const ended = await untilEnded(backtest_id);
    expect(ended).toMatchObject({ status: 'completed', policy: 'shop', result: { could_not_tell: 0, changes: { 'block to allow': ended.total }, examples: expect.any(Array) } });
    expect(ended.result.examples).toContainEqual(expect.objectContaining({ analysis_id: id, from: 'block', to: 'allow', decision_url: expect.stringContaining(id) }));
    expect((await ask('/v1/policies/shop', 'DELETE')).status).toBe(204);
    expect((await ask(`/v1/policies/backtest/bt_${'0'.repeat(32)}`)).status).toBe(404);
  });

  it('is ready, and says which parts', async () => {
    expect(await (await ask('/readyz')).json()).toEqual({ status: 'ok', checks: { store: 'ok', queue: 'ok', 'decide and analyse': 'ok', writes: 'ok' } });
  });

  it('is live while each kind of its workers asks for jobs', async () => {
    expect(await (await ask('/healthz')).json()).toEqual({ status: 'ok', checks: { 'decide and analyse': 'ok', 'export worker': 'ok', 'back-tests': 'ok' } });
  });
});
