import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AuditEntry, Scope } from '@provenance/domain';
import { startRedis, startStandInIssuer, type RedisServer, type StandInIssuer } from '@provenance/embedded';
import { STORE_REDIS, TokenAuthority } from '@provenance/runtime';
import { createHttpApp } from '@provenance/service';
import { AuditStore, untilReady } from '@provenance/store';
import { INGEST_CONFIGS, IngestModule } from '../ingest.module.ts';
import { SUBMISSION_EXAMPLES } from './submit-analysis.examples.ts';

const AUDIENCE = 'https://provenance.example.com';

/** Of acme/shop. */
const SUBMISSION = SUBMISSION_EXAMPLES.changed_lines.value;

let redis: RedisServer;
let issuer: StandInIssuer;
let app: NestFastifyApplication;

beforeAll(async () => {
  redis = await startRedis();
  issuer = await startStandInIssuer(AUDIENCE);
});

afterAll(async () => {
  issuer.close();
  await redis.stop();
});

async function start(env: Record<string, string> = {}): Promise<void> {
  app = await createHttpApp(IngestModule, {
    name: 'ingest-api',
    configs: INGEST_CONFIGS,
    env: { PROVENANCE_REDIS_URL: redis.url, PROVENANCE_LOG_LEVEL: 'silent', PROVENANCE_OIDC_ISSUER: issuer.url, PROVENANCE_OIDC_AUDIENCE: AUDIENCE, ...env },
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await untilReady(app.get(STORE_REDIS, { strict: false }));
}

afterEach(() => app.close());

const submit = (bearer?: string, body: object = SUBMISSION) =>
  app.inject({ method: 'POST', url: '/v1/analysis', payload: body, headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` } });

const tokenFor = async (scopes: Scope[], repos?: string[], expires_at?: string) =>
  (await app.get(TokenAuthority, { strict: false }).issue({ name: 'test', scopes, ...(repos && { repos }), ...(expires_at && { expires_at }) }, 'test')).text;

async function entryOf(answer: { headers: Record<string, unknown> }): Promise<AuditEntry | undefined> {
  const { entries } = await app.get(AuditStore, { strict: false }).read(100);
  return entries.find(({ request_id }) => request_id === answer.headers['x-request-id']);
}

it('takes a submission with a token, or the OIDC token of its repository in whatever case, and says in the trail who it was', async () => {
  await start();
  for (const [bearer, actor] of [
    [await tokenFor(['analysis:write'], ['acme/*']), /^token:tk_/],
    [issuer.token({ repository: 'ACME/Shop' }), /^github-actions:ACME\/Shop$/],
  ] as const) {
    const answer = await submit(bearer);
    expect(answer.statusCode).toBe(202);
    const { analysis_id } = answer.json<{ analysis_id: string }>();
    expect(await entryOf(answer)).toMatchObject({ actor: expect.stringMatching(actor), action: 'POST /v1/analysis', target: `/v1/analysis acme/shop#42 ${analysis_id}`, outcome: 'done', status: 202 });
  }
});

it('refuses everybody else with a problem, keeps nothing, and puts it into the trail', async () => {
  await start();
  const other = { ...SUBMISSION, repo: 'globex/site' };
  const cases: [string, number, string | undefined, object?][] = [
    ['no token', 401, undefined],
    ['unknown', 401, `prv_${'A'.repeat(43)}`],
    ['wrong scope', 403, await tokenFor(['analysis:read'])],
    ['wrong repository', 403, await tokenFor(['analysis:write'], ['acme/*']), other],
    ['expired', 401, await tokenFor(['analysis:write'], undefined, new Date(Date.now() - 1).toISOString())],
    ['OIDC of another repository', 403, issuer.token(), other],
    ['OIDC of another audience', 401, issuer.token({}, { audience: 'x' })],
    ['OIDC that has expired', 401, issuer.token({}, { issuedAt: Math.floor(Date.now() / 1000) - 3600 })],
  ];
  const kept = await app.get(STORE_REDIS, { strict: false }).keys('prov:{an_*');
  for (const [name, status, bearer, body] of cases) {
    const answer = await submit(bearer, body);
    expect([name, answer.statusCode, answer.headers['content-type']]).toEqual([name, status, 'application/problem+json']);
    expect(await entryOf(answer)).toMatchObject({ outcome: 'refused', status });
  }
  expect(await app.get(STORE_REDIS, { strict: false }).keys('prov:{an_*')).toEqual(kept);
});

it('refuses before it reads a body: what is no JSON is 401 without a token', async () => {
  await start();
  const answer = await app.inject({ method: 'POST', url: '/v1/analysis', payload: '{', headers: { 'content-type': 'application/json' } });
  expect(answer.statusCode).toBe(401);
});

it('asks no token of a delivery, which is verified by its signature', async () => {
  await start({ PROVENANCE_GITHUB_WEBHOOK_SECRETS: '0123456789abcdef-of-the-test' });
  const answer = await app.inject({ method: 'POST', url: '/v1/github/webhooks', payload: {}, headers: { 'x-github-event': 'ping', 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` } });
  expect(answer.statusCode).toBe(401);
  expect(await entryOf(answer)).toMatchObject({ action: 'POST /v1/github/webhooks', outcome: 'refused' });
  for (const url of ['/healthz', '/readyz', '/metrics']) expect((await app.inject(url)).statusCode).toBe(200);
});

it('answers 429 with Retry-After when a token is used too often, and lets another through', async () => {
  await start({ PROVENANCE_RATE_LIMIT_PER_MINUTE: '2' });
  const [busy, calm] = [await tokenFor(['analysis:write']), await tokenFor(['analysis:write'])];
  const statuses = [];
  for (let n = 0; n < 3; n++) statuses.push((await submit(busy)).statusCode);
  expect(statuses).toEqual([202, 202, 429]);
  const refused = await submit(busy);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.headers['ratelimit']).toMatch(/^"token";r=0;t=\d+$/);
  expect((await submit(calm)).statusCode).toBe(202);
});

it('makes guessing slow, and does not stop a caller that it knows', async () => {
  await start({ PROVENANCE_AUTH_FAILURES_PER_MINUTE: '3' });
  const known = await tokenFor(['analysis:write']);
  expect((await submit(known)).statusCode).toBe(202);
  const statuses = [];
  for (let n = 0; n < 5; n++) statuses.push((await submit(`prv_${String(n).repeat(43)}`)).statusCode);
  expect(statuses).toEqual([401, 401, 401, 429, 429]);
  expect([(await submit(known)).statusCode, (await submit(issuer.token())).statusCode]).toEqual([202, 202]);
});
