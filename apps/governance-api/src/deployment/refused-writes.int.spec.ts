import { rm } from 'node:fs/promises';
import { logEntry, SCOPES, waitingStages } from '@provenance/domain';
import { STORE_REDIS } from '@provenance/runtime';
import { AnalysisStore, createRedis, DecidedIndex, DecisionLogStore, untilReady, type RedisClient } from '@provenance/store';
import { SAMPLE_PROOF } from '../attestation/attestation.example.ts';
import { startGuarded, type Guarded } from '../access/guarded.fixture.ts';
import { SAMPLE_DECISION, SAMPLE_DETECTION, SAMPLE_LINES, SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import type { DeploymentResponse } from './deployment.response.ts';

const ID = SAMPLE_RECORD.analysis_id;
const QUERY: Readonly<Record<string, string>> = {
  '/v1/analytics/summary': 'metric=risk_rate',
  '/v1/analytics/agents/compare': 'a=claude-code&b=cursor',
  '/v1/log/proof/inclusion': `decision_id=${SAMPLE_DECISION.decision_id}`,
  '/v1/log/proof/consistency': 'from=1&to=1',
};

let guarded: Guarded;
let admin: RedisClient;
/** One for the reads before, then one for each refusal that has not asked before: its use is to be noted just then. */
let tokens: string[];

beforeAll(async () => {
  guarded = await startGuarded();
  const { app } = guarded;
  admin = createRedis(guarded.redis.url, 'subscriber', () => undefined);
  await untilReady(admin);
  const analyses = app.get(AnalysisStore, { strict: false });
  await analyses.accept({ record: { ...SAMPLE_RECORD, status: 'received', stages: waitingStages() }, body: Buffer.from('{}') });
  await analyses.saveLines(ID, SAMPLE_LINES);
  await analyses.saveDetection(ID, SAMPLE_DETECTION);
  await analyses.saveDecision(ID, SAMPLE_DECISION, SAMPLE_PROOF);
  await analyses.complete(ID, SAMPLE_RECORD.updated_at, { findings_total: 1, facts: [] });
  await app.get(DecidedIndex, { strict: false }).add(ID, Date.now());
  await app.get(DecisionLogStore, { strict: false }).append(SAMPLE_DECISION.decision_id, logEntry(SAMPLE_RECORD, SAMPLE_DECISION, SAMPLE_PROOF.attestation));
  tokens = await Promise.all(['first', 'second', 'third', 'fourth'].map(async () => (await guarded.tokenOf([...SCOPES])).text));
});

afterAll(async () => {
  admin.disconnect();
  await guarded.close();
});

const ask = (token: string, url: string) => guarded.app.inject({ url, headers: { authorization: `Bearer ${token}` } });

/** The status of every read, by route. */
async function reads(token: string): Promise<Record<string, number>> {
  const paths = guarded.routes().filter(({ method }) => method === 'GET').map(({ path }) => path);
  const answers: Record<string, number> = {};
  for (const path of paths) {
    const url = path.replace('{id}', ID).replace('{stage}', 'detect').replace('{version}', '1').replace(/\{\w+\}/g, 'x');
    answers[path] = (await ask(token, `${url}?${QUERY[path] ?? ''}`)).statusCode;
  }
  return answers;
}

/** The first refusal of a replica has the connection made again; reads are measured after that. */
async function becomeReplica(): Promise<void> {
  const store = guarded.app.get<RedisClient>(STORE_REDIS, { strict: false });
  const again = new Promise((resolve) => store.once('ready', resolve));
  await admin.call('REPLICAOF', '127.0.0.1', '1');
  await guarded.app.inject('/readyz');
  await again;
}

async function refuseSnapshots(): Promise<void> {
  await rm(guarded.redis.dir, { recursive: true });
  await admin.config('SET', 'save', '3600 1');
  await admin.bgsave();
  while (!(await admin.info('persistence')).includes('rdb_last_bgsave_status:err')) await new Promise(setImmediate);
}

it.each([
  ['NOREPLICAS', () => admin.config('SET', 'min-replicas-to-write', '1'), () => admin.config('SET', 'min-replicas-to-write', '0')],
  ['READONLY', becomeReplica, () => admin.call('REPLICAOF', 'NO', 'ONE')],
  ['MISCONF', refuseSnapshots, () => admin.config('SET', 'save', '')],
])('while the store refuses writes with %s everything is read as before, and the reason is said', async (word, refuse, allow) => {
  const [known, fresh] = [tokens[0]!, tokens.pop()!];
  const before = await reads(known);
  expect(Object.values(before).filter((status) => status === 200).length).toBeGreaterThan(25);
  await refuse();
  expect(await reads(fresh)).toEqual(before);
  expect((await ask(known, '/v1/admin/deployment')).json<DeploymentResponse>().writes_refused).toMatch(new RegExp(`^${word} .*\\w$`));
  const ready = await ask(known, '/readyz');
  expect([ready.statusCode, ready.json<{ checks: object }>().checks]).toEqual([200, expect.objectContaining({ store: 'ok', queue: 'ok', writes: expect.stringMatching(`^refused: ${word} `) })]);
  const write = await guarded.app.inject({ method: 'POST', url: '/v1/admin/tokens', headers: { authorization: `Bearer ${known}` }, payload: { name: 'x', scopes: ['admin'] } });
  expect([write.statusCode, write.json()]).toEqual([503, expect.objectContaining({ code: 'store_unavailable', detail: expect.stringMatching(`^The store refuses writes: ${word} `) })]);
  await allow();
  expect((await ask(known, '/v1/admin/deployment')).json<DeploymentResponse>()).not.toHaveProperty('writes_refused');
}, 60_000);
