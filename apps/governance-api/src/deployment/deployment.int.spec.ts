import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { deriveId, logEntry, waitingStages } from '@provenance/domain';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { STORE_REDIS } from '@provenance/runtime';
import { createHttpApp } from '@provenance/service';
import { AnalysisStore, DecidedIndex, DecisionLogStore, PresenceStore, untilReady, type RedisClient } from '@provenance/store';
import { SAMPLE_PROOF, SAMPLE_SIGNING_KEY } from '../attestation/attestation.example.ts';
import { DecisionLog } from '../decision-log/decision-log.ts';
import { SAMPLE_DECISION, SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import { GOVERNANCE_CONFIGS, GovernanceModule } from '../governance.module.ts';
import { DEPLOYMENT_EXAMPLE, type DeploymentResponse } from './deployment.response.ts';

const ADMIN = 'an-admin-token-of-the-test-0123456789';
const DECIDED_AT = new Date().toISOString();

let server: RedisServer;
let app: NestFastifyApplication;
let redis: RedisClient;

beforeAll(async () => {
  server = await startRedis();
  const env = { PROVENANCE_REDIS_URL: server.url, PROVENANCE_LOG_LEVEL: 'silent', PROVENANCE_ADMIN_TOKEN: ADMIN, PROVENANCE_DECISION_SIGNING_KEY: SAMPLE_SIGNING_KEY };
  app = await createHttpApp(GovernanceModule, { name: 'governance-api', configs: GOVERNANCE_CONFIGS, env });
  await app.listen(0, '127.0.0.1');
  redis = app.get<RedisClient>(STORE_REDIS, { strict: false });
  await untilReady(redis);
});

afterAll(async () => {
  await app.close();
  await server.stop();
});

const ask = async (token = ADMIN): Promise<Response> => fetch(`${await app.getUrl()}/v1/admin/deployment`, { headers: { authorization: `Bearer ${token}` } });
const read = async (): Promise<DeploymentResponse> => (await (await ask()).json()) as DeploymentResponse;

it('tells an admin, and nobody else, what runs', async () => {
  expect((await ask('another')).status).toBe(401);
  await app.get(PresenceStore, { strict: false }).say(
    { instance: 'host:1:aa', app: 'detect-worker', version: '0.0.9', startedAt: 5_000, runs: ['detect'], checks: { store: 'ok' }, watched: {}, retentionDays: { contents: 1, results: 2, facts: 3 } },
    Date.now(),
  );
  const { processes, store } = await read();
  expect(processes.find(({ app: name }) => name === 'detect-worker')).toEqual({
    ...DEPLOYMENT_EXAMPLE.processes[0],
    instance: 'host:1:aa',
    version: '0.0.9',
    started_at: '1970-01-01T00:00:05.000Z',
    seen_at: expect.stringMatching(/Z$/),
    clock_ahead_seconds: expect.any(Number),
    checks: { store: 'ok' },
    retention: { contents_days: 1, results_days: 2, facts_days: 3 },
  });
  expect(store).toMatchObject({ eviction_policy: 'noeviction', append_only: false, last_snapshot: 'ok' });
});

const scrape = async (): Promise<string> => (await fetch(`${await app.getUrl()}/metrics`)).text();

it('measures nothing of what lies in Redis while that hangs, and everything else', async () => {
  process.kill(server.pid, 'SIGSTOP');
  const hung = await scrape().finally(() => process.kill(server.pid, 'SIGCONT'));
  expect(hung).not.toContain('provenance_queue_');
  expect(hung).toContain('provenance_build_info{');
  await untilReady(redis);
  expect(await scrape()).toContain('provenance_queue_jobs{');
});

it('tells how the log stands, and when it is not the one that was signed', async () => {
  expect((await read()).decision_log).toEqual({ size: 0, signing: true });
  const entry = (n: number) => Buffer.from(JSON.stringify({ type: 'urn:provenance:log-entry:decision:v1', decision_id: deriveId('pd', String(n)), decided_at: DECIDED_AT }));
  const [log, store] = [app.get(DecisionLog, { strict: false }), app.get(DecisionLogStore, { strict: false })];
  await store.append(deriveId('pd', '1'), entry(1));
  await store.append(deriveId('pd', '2'), entry(2));
  await log.checkpoint();
  await store.append(deriveId('pd', '3'), entry(3));
  expect((await read()).decision_log).toMatchObject({ size: 3, signed_size: 2, last_record_at: DECIDED_AT });
  await redis.set('prov:{log}:size', 1);
  expect((await read()).decision_log).toMatchObject({ size: 1, fault: expect.stringContaining('signed with 2') });
  await redis.set('prov:{log}:size', 3);
});

it('tells of a decision that is not in the log', async () => {
  const [analyses, decided, store] = [app.get(AnalysisStore, { strict: false }), app.get(DecidedIndex, { strict: false }), app.get(DecisionLogStore, { strict: false })];
  const { analysis_id } = SAMPLE_RECORD;
  await analyses.accept({ record: { ...SAMPLE_RECORD, status: 'received', stages: waitingStages() }, body: Buffer.from('{}') });
  await analyses.saveDecision(analysis_id, SAMPLE_DECISION, SAMPLE_PROOF);
  await decided.add(analysis_id, Date.now());
  expect((await read()).decision_log).toMatchObject({ last_decision_at: SAMPLE_DECISION.decided_at, last_decision_entered: false });
  await store.append(SAMPLE_DECISION.decision_id, logEntry(SAMPLE_RECORD, SAMPLE_DECISION, SAMPLE_PROOF.attestation));
  expect((await read()).decision_log).toMatchObject({ last_decision_entered: true });
});

it('measures how full Redis is, against its limit where it has one', async () => {
  expect(await scrape()).toMatch(/^provenance_store_memory_bytes\{kind="used"\} [1-9]\d+$/m);
  expect(await scrape()).not.toContain('kind="limit"');
  await redis.config('SET', 'maxmemory', '1gb');
  expect(await scrape()).toMatch(/^provenance_store_memory_bytes\{kind="limit"\} 1073741824$/m);
  await redis.config('SET', 'maxmemory', '0');
});
