import { hash } from 'node:crypto';
import { isId, SCOPES, type AnalysisRecord, type Scope } from '@provenance/domain';
import { STORE_REDIS } from '@provenance/runtime';
import { AnalysisStore, AnalyticsStore, BacktestStore, DecidedIndex, FindingStore, PolicyStore, type RedisClient } from '@provenance/store';
import { Notary } from '../attestation/notary.ts';
import { SAMPLE_DECISION, SAMPLE_DETECTION, SAMPLE_LINES, SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import { ADMIN, startGuarded, type Guarded } from './guarded.fixture.ts';

const ID = SAMPLE_RECORD.analysis_id;
const DECISION_ID = SAMPLE_DECISION.decision_id;
const BACKTEST_ID = `bt_${'1'.repeat(32)}`;
const [FINDING] = SAMPLE_DETECTION.findings;
const { fingerprint } = FINDING!;

/** What is of acme/shop, and must not be told to whoever reaches globex alone. */
const SECRETS = /acme|orders\.py|claude-3-opus|SELECT|sqli|python-sql-injection/i;
/** The asker's own words, told back in warnings. */
const ECHOES = ['no detector that runs has \\"sqli\\"; known are none', 'nothing of the window is of acme/shop"', 'is of \\"claude-3-opus\\" (one name, no list); there are none"'];

interface Attack {
  url: string;
  body?: string | object;
  status: number;
  /** Where it answers nothing of a repository, why. */
  tells?: string;
}

const POLICY = 'name: payments\nrepos: ["acme/*"]\nbuiltin: {enabled: false}\n';
const ALL = 'name: payments\nbuiltin: {enabled: false}\n';
const WINDOW = 'time_window=30d';
const ABOUT_THEM = { scope: 'repo', repo: 'acme/shop', reason: 'It is mine now' };
const RULES = 'policies are rules that decisions name, not results: all may read them';

/**
 * How each route of governance-api would be asked for something of another repository. A route that is not here fails
 * the suite: whoever adds one says what a token of other repositories gets from it.
 */
const ATTACKS: Record<string, Attack[]> = {
  'GET /v1/analysis/{id}': [{ url: `/v1/analysis/${ID}`, status: 404 }, { url: `/v1/analysis/${ID}?wait=30`, status: 404 }, { url: `/v1/%61nalysis/${ID.replace('n', '%6e')}`, status: 404 }],
  'GET /v1/analysis/{id}/events': [{ url: `/v1/analysis/${ID}/events`, status: 404 }],
  'GET /v1/analysis/{id}/decision': [{ url: `/v1/analysis/${ID}/decision`, status: 404 }],
  'GET /v1/analysis/{id}/bundle': ['envelope', 'sigstore', 'vsa'].map((format) => ({ url: `/v1/analysis/${ID}/bundle?format=${format}`, status: 404 })),
  'GET /v1/analysis/{id}/evidence': [{ url: `/v1/analysis/${ID}/evidence`, status: 404 }],
  'GET /v1/analysis/{id}/findings': [{ url: `/v1/analysis/${ID}/findings`, status: 404 }],
  'GET /v1/analysis/{id}/lines': [{ url: `/v1/analysis/${ID}/lines?limit=1`, status: 404 }],
  'GET /v1/analysis/{id}/sarif': [{ url: `/v1/analysis/${ID}/sarif`, status: 404 }],
  'GET /v1/findings': ['', '?repo=acme/shop', '?repo=ACME/shop&pr_number=42', '?agent_id=claude-3-opus', `?cursor=${cursor()}`].map((query) => ({ url: `/v1/findings${query}`, status: 200 })),
  'GET /v1/findings/{fingerprint}': [{ url: `/v1/findings/${fingerprint}`, status: 404 }],
  'POST /v1/findings/{fingerprint}/suppress': [
    { url: `/v1/findings/${fingerprint}/suppress`, body: ABOUT_THEM, status: 403 },
    { url: `/v1/findings/${fingerprint}/suppress`, body: { ...ABOUT_THEM, scope: 'pull_request', pr_number: '42' }, status: 403 },
    { url: `/v1/findings/${fingerprint}/suppress`, body: { scope: 'everywhere', reason: 'x' }, status: 403 },
    { url: `/v1/findings/${fingerprint}/suppress`, body: { ...ABOUT_THEM, repo: 'globex/site' }, status: 404 },
  ],
  'POST /v1/findings/{fingerprint}/unsuppress': [
    { url: `/v1/findings/${fingerprint}/unsuppress`, body: ABOUT_THEM, status: 403 },
    { url: `/v1/findings/${fingerprint}/unsuppress`, body: { ...ABOUT_THEM, repo: 'globex/site' }, status: 404 },
  ],
  'GET /v1/log/checkpoint': [{ url: '/v1/log/checkpoint', status: 200 }],
  'GET /v1/log/entries': [{ url: '/v1/log/entries', status: 200 }],
  'GET /v1/log/proof/inclusion': [{ url: '/v1/log/proof/inclusion?leaf_index=0', status: 200 }, { url: `/v1/log/proof/inclusion?decision_id=${DECISION_ID}`, status: 200 }],
  'GET /v1/log/proof/consistency': [{ url: '/v1/log/proof/consistency?from=0', status: 200 }],
  'GET /v1/policies': [{ url: '/v1/policies', status: 200, tells: RULES }],
  'GET /v1/policies/{name}': [{ url: '/v1/policies/payments', status: 200, tells: RULES }],
  'GET /v1/policies/{name}/versions/{version}': [{ url: '/v1/policies/payments/versions/1', status: 200, tells: RULES }],
  'PUT /v1/policies/{name}': [POLICY, ALL, 'name: payments\nrepos: ["globex/*"]\n', 'name: payments\nrepos: ["**"]\n'].map((body) => ({ url: '/v1/policies/payments', body, status: 403 })),
  'DELETE /v1/policies/{name}': [{ url: '/v1/policies/payments', status: 403 }],
  'POST /v1/policies/backtest': [{ url: '/v1/policies/backtest?repo=acme/shop', body: ALL, status: 403 }],
  'GET /v1/policies/backtest/{id}': [{ url: `/v1/policies/backtest/${BACKTEST_ID}`, status: 404 }],
  'GET /v1/detectors/capabilities': [{ url: '/v1/detectors/capabilities', status: 200, tells: 'detectors are those of the installation' }],
  'GET /v1/analytics/metrics': [{ url: '/v1/analytics/metrics', status: 200, tells: 'the catalogue has no figures' }],
  'GET /v1/analytics/summary': ['', '&repo=acme/shop', '&group_by=repo', '&group_by=repo&agent_id=claude-3-opus', '&compare=previous', '&interval=1d', '&category=sqli'].map((query) => ({
    url: `/v1/analytics/summary?${WINDOW}&metric=findings_count${query}`,
    status: 200,
  })),
  'GET /v1/analytics/agents/behavior': [{ url: `/v1/analytics/agents/behavior?${WINDOW}`, status: 200 }],
  'GET /v1/analytics/agents/compare': [{ url: `/v1/analytics/agents/compare?${WINDOW}&a=x&b=y`, status: 200 }],
  'GET /v1/analytics/agents/{id}/scorecard': [{ url: `/v1/analytics/agents/x/scorecard?${WINDOW}&repo=acme/shop`, status: 200 }],
  ...Object.fromEntries(
    ['ci-failure-heatmap', 'review-alerts', 'review-drift', 'review-load', 'review-load/teams', 'review-load/teams/alerts'].map((report) => [
      `GET /v1/analytics/${report}`,
      [{ url: `/v1/analytics/${report}?${WINDOW}`, status: 200 }, { url: `/v1/analytics/${report}?${WINDOW}&repo=acme/shop`, status: 200 }],
    ]),
  ),
};

function cursor(): string {
  return Buffer.from(`${String(Date.now() + 1).padStart(15, '0')}|zzz/zzz#1#${'f'.repeat(64)}`).toString('base64url');
}

let guarded: Guarded;
let redis: RedisClient;

beforeAll(async () => {
  guarded = await startGuarded();
  redis = guarded.app.get(STORE_REDIS, { strict: false });
  await seed();
});

afterAll(() => guarded.close());

/** A finished analysis of acme/shop with all that hangs on it. */
async function seed(): Promise<void> {
  const at = new Date().toISOString();
  const part = <T>(token: abstract new () => T): T => guarded.app.get(token as never, { strict: false });
  const [store, notary] = [part(AnalysisStore), guarded.app.get(Notary, { strict: false })];
  const record: AnalysisRecord = { ...SAMPLE_RECORD, created_at: at, updated_at: at };
  const detection = { ...SAMPLE_DETECTION, findings: [{ ...FINDING!, detected_at: at }] };
  await store.accept({ record, body: Buffer.from('{}') });
  await store.saveLines(ID, SAMPLE_LINES);
  await store.saveDetection(ID, detection);
  await store.saveDecision(ID, SAMPLE_DECISION, notary.attest({ analysis: record, lines: SAMPLE_LINES, detection, decision: SAMPLE_DECISION }));
  await notary.enter(ID);
  const { repo, pr_number, base_sha, head_sha } = record;
  await guarded.app.get(FindingStore, { strict: false }).observe({ repo, pr_number, seen: { analysis_id: ID, at, base_sha, head_sha }, detection, at }, () => ({ agent_id: 'claude-3-opus', contributor: 'ai', confidence: 0.6 }));
  await part(AnalyticsStore).count({ id: ID, version: 0, at, repo, parts: [{ agent_id: 'claude-3-opus', counters: { lines: 10, 'finding:high:sqli': 7, analyses: 1 } }] });
  await part(DecidedIndex).add(ID, Date.now());
  await part(PolicyStore).put({ name: 'payments', digest: 'd', source: POLICY, description: '', repos: ['acme/*'], on_error: 'warn' }, at);
  await part(BacktestStore).create({ backtest_id: BACKTEST_ID, source: ALL, policy: 'payments', digest: 'd', from: at, to: at, actor: 'admin-token', created_at: at });
}

/** Keys of what every request leaves (the trail, the tokens of the tests, their limits), and what the process says of itself. */
const BESIDE = ['prov:{audit}:', 'prov:{access}:', 'prov:{limit:', 'prov:{presence}'];

/** Digests of all else that is kept. */
async function kept(): Promise<string[]> {
  const keys = (await redis.keys('prov:*')).filter((key) => !BESIDE.some((beginning) => key.startsWith(beginning)));
  const values = await Promise.all(keys.sort().map((key) => redis.dumpBuffer(key)));
  return keys.map((key, at) => `${key} ${hash('sha256', values[at] ?? '')}`);
}

const ask = (method: string, { url, body }: Attack, bearer: string, accept = 'application/json') =>
  guarded.app.inject({
    method: method as 'GET',
    url,
    ...(body !== undefined && { payload: body }),
    headers: { authorization: `Bearer ${bearer}`, accept, ...(typeof body === 'string' && { 'content-type': 'application/yaml' }) },
  });

it('has a word about every route that is for more than operators', () => {
  const asked = guarded.routes().filter(({ open, scope }) => !open && scope !== 'admin').map(({ method, path }) => `${method} ${path}`);
  expect(asked.sort()).toEqual(Object.keys(ATTACKS).sort());
});

it('is not without secrets: an admin is told each of them', async () => {
  const answers = await Promise.all(Object.entries(ATTACKS).map(([route, [attack]]) => route.startsWith('GET ') && !route.endsWith('/events') ? ask('GET', attack!, ADMIN) : Promise.resolve(undefined)));
  const told = Object.keys(ATTACKS).filter((_, at) => SECRETS.test(answers[at]?.body ?? ''));
  for (const route of ['decision', 'bundle', 'evidence', 'findings', 'lines', 'sarif'].map((one) => `GET /v1/analysis/{id}/${one}`)) {
    if (!route.endsWith('bundle')) expect(told).toContain(route);
  }
  expect(told).toEqual(expect.arrayContaining(['GET /v1/findings', 'GET /v1/log/entries', 'GET /v1/log/proof/inclusion', 'GET /v1/analytics/agents/behavior']));
});

describe.each<[string, () => Promise<{ bearer: string; scopes: readonly Scope[] }>]>([
  ['a token of globex/*', async () => {
    const scopes = SCOPES.filter((scope) => scope !== 'admin');
    return { bearer: (await guarded.tokenOf(scopes, { repos: ['globex/*'] })).text, scopes };
  }],
  ['the OIDC token of a job of globex/site', async () => ({ bearer: guarded.issuer.token({ repository: 'globex/site' }), scopes: ['analysis:read', 'analysis:write'] })],
])('%s', (_name, make) => {
  it.each(Object.entries(ATTACKS))('is told nothing of another repository by %s, and changes nothing', async (route, attacks) => {
    const { bearer, scopes } = await make();
    const { scope } = guarded.routes().find(({ method, path }) => `${method} ${path}` === route)!;
    const before = await kept();
    for (const attack of attacks) {
      for (const accept of ['application/json', 'text/csv']) {
        const answer = await ask(route.split(' ')[0]!, attack, bearer, accept);
        const status = scopes.includes(scope!) ? attack.status : 403;
        expect([attack.url, answer.statusCode]).toEqual([attack.url, status]);
        if (attack.tells === undefined || status !== 200) expect(ECHOES.reduce((body, echo) => body.replace(echo, ''), answer.body.replaceAll(ID, ''))).not.toMatch(SECRETS);
        const requestId = answer.headers['x-request-id'] as string;
        expect(isId('rq', requestId)).toBe(true);
        const entry = await guarded.recorded(requestId);
        if (status === 403 || (status === 404 && !route.includes('/findings/{'))) expect(entry).toMatchObject({ outcome: 'refused', status });
      }
    }
    expect(await kept()).toEqual(before);
  });
});

it('figures over nothing are no figures: a token that reaches no repository that there is', async () => {
  const { text } = await guarded.tokenOf(['analytics:read'], { repos: ['globex/*'] });
  const answer = await ask('GET', { url: `/v1/analytics/summary?${WINDOW}&metric=findings_count,code_volume`, status: 200 }, text);
  expect(answer.json<{ results: { data: unknown[] }[] }>().results.map(({ data }) => data)).toEqual([[], []]);
  const { text: own } = await guarded.tokenOf(['analytics:read'], { repos: ['Acme/*'] });
  const found = await ask('GET', { url: `/v1/analytics/summary?${WINDOW}&metric=findings_count`, status: 200 }, own);
  expect(found.json<{ result: { data: unknown[] } }>().result.data).toMatchObject([{ agent_id: 'claude-3-opus', value: 7 }]);
});
