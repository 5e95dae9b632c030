import { isDeepStrictEqual } from 'node:util';
import { auditFault, SCOPES, waitingStages, type AuditEntry, type Scope } from '@provenance/domain';
import { AnalysisStore, TokenStore } from '@provenance/store';
import { DecisionLog } from '../decision-log/decision-log.ts';
import { SAMPLE_DECISION, SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import { ADMIN, AUDIENCE, startGuarded, type Guarded, type Route } from './guarded.fixture.ts';

const ID = SAMPLE_RECORD.analysis_id;
const YEAR_MS = 365 * 86_400_000;

let guarded: Guarded;
let app: Guarded['app'];
let issuer: Guarded['issuer'];
let tokens: Guarded['tokens'];

beforeAll(async () => {
  guarded = await startGuarded();
  ({ app, issuer, tokens } = guarded);
  const record = { ...SAMPLE_RECORD, status: 'received' as const, updated_at: SAMPLE_RECORD.created_at, stages: waitingStages() };
  await app.get(AnalysisStore, { strict: false }).accept({ record, body: Buffer.from('{}') });
});

afterAll(() => guarded.close());

const routes = (): Route[] => guarded.routes();
const recorded = (requestId: string): Promise<AuditEntry | undefined> => guarded.recorded(requestId);
const tokenOf: Guarded['tokenOf'] = (...args) => guarded.tokenOf(...args);

async function call({ method, path }: Pick<Route, 'method' | 'path'>, bearer?: string, payload?: object) {
  const url = path.replace('{id}', ID).replace('{stage}', 'enrich').replace(/\{\w+\}/g, 'x');
  return app.inject({ method: method as 'GET', url, ...(payload && { payload }), headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` } });
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = () => ({ iss: issuer.url, aud: AUDIENCE, repository: 'acme/shop', iat: Math.floor(Date.now() / 1000), exp: Math.floor(Date.now() / 1000) + 300 });

/** Credentials that open nothing, each with the status of the answer and what the trail says of who it was. */
const BAD: [string, number, RegExp, (scope: Scope) => Promise<string | undefined>][] = [
  ['no token', 401, /^unknown$/, async () => undefined],
  ['a token that nobody has made', 401, /^unknown$/, async () => `prv_${'A'.repeat(43)}`],
  ['something that is no token', 401, /^unknown$/, async () => 'let-me-in'],
  ['the wrong scope', 403, /^token:tk_/, async (scope) => (await tokenOf(SCOPES.filter((other) => other !== scope && other !== 'admin'))).text],
  ['an expired token', 401, /^token:tk_/, async (scope) => (await tokenOf([scope], { expires_at: new Date(Date.now() - 1).toISOString() })).text],
  ['a revoked token', 401, /^token:tk_/, async (scope) => {
    const { token, text } = await tokenOf([scope]);
    await tokens.revoke(token.token_id);
    return text;
  }],
  ['OIDC of another audience', 401, /^unknown$/, async () => issuer.token({}, { audience: 'https://other.example.com' })],
  ['OIDC of another issuer', 401, /^unknown$/, async () => issuer.token({}, { issuer: 'https://other.example.com' })],
  ['algorithm none', 401, /^unknown$/, async () => `${part({ alg: 'none' })}.${part(claims())}.`],
];

describe('every route of governance-api', () => {
  it('names a scope, or says that it is open', () => {
    const all = routes();
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(({ scope, open }) => (scope === undefined) !== open)).toEqual([]);
    expect(all.filter(({ scope }) => scope !== undefined && !SCOPES.includes(scope))).toEqual([]);
  });

  it('is in the OpenAPI document, by which it is tried here, with the scope that the server asks for', () => {
    const documented = new Map(routes().map(({ method, path, scope, open }) => [`${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`, open ? 'open' : { scope }]));
    // HEAD is the GET of its route; the three that are not in the document are open and about no analysis.
    const own = guarded.served.filter(({ route }) => !route.startsWith('HEAD ') && !/^GET \/(?:metrics|openapi\.json|docs)$/.test(route));
    expect(own.filter(({ route, access }) => !isDeepStrictEqual(access, documented.get(route)))).toEqual([]);
    expect(own.map(({ route }) => route).sort()).toEqual([...documented.keys()].sort());
    const gets = new Map(guarded.served.map(({ route, access }) => [route, access]));
    const heads = guarded.served.filter(({ route }) => route.startsWith('HEAD '));
    expect(heads.filter(({ route, access }) => !isDeepStrictEqual(access, gets.get(route.replace('HEAD', 'GET'))))).toEqual([]);
  });

  it.each(BAD)('refuses %s with %i, does nothing, and puts it into the trail', async (_name, status, actor, make) => {
    const closed = routes().filter(({ open }) => !open);
    const before = (await app.get(TokenStore, { strict: false }).list()).length;
    let made = 0;
    for (const route of closed) {
      const bearer = await make(route.scope!);
      made += actor.test('unknown') ? 0 : 1;
      const answer = await call(route, bearer, route.method === 'POST' ? { name: 'x', scopes: ['admin'] } : undefined);
      const where = `${route.method} ${route.path}`;
      expect([where, answer.statusCode, answer.headers['content-type']]).toEqual([where, status, 'application/problem+json']);
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer realm="provenance"/);
      const entry = await recorded(answer.json<{ request_id: string }>().request_id);
      expect(entry).toMatchObject({ outcome: 'refused', status, actor: expect.stringMatching(actor) });
      expect(JSON.stringify(entry)).not.toContain(bearer ?? 'Bearer');
    }
    expect((await app.get(TokenStore, { strict: false }).list()).length).toBe(before + made);
  });

  it('of an analysis answers that of another repository as if there were none, and puts it into the trail', async () => {
    const { text } = await tokenOf(['analysis:read'], { repos: ['globex/*', 'acme-evil/*'] });
    const ofAnalysis = routes().filter(({ path }) => path.startsWith('/v1/analysis/{id}'));
    expect(ofAnalysis.length).toBeGreaterThan(5);
    const missing = await app.inject({ url: `/v1/analysis/an_${'0'.repeat(32)}`, headers: { authorization: `Bearer ${text}` } });
    for (const bearer of [text, issuer.token({ repository: 'globex/shop' })]) {
      for (const route of ofAnalysis) {
        const answer = await call(route, bearer);
        const { request_id, ...problem } = answer.json<Record<string, string>>();
        expect(problem).toEqual({ ...missing.json<object>(), request_id: undefined });
        expect(await recorded(request_id!)).toMatchObject({ outcome: 'refused', status: 404 });
      }
    }
    expect((await call({ method: 'GET', path: '/v1/analysis/{id}' }, issuer.token())).statusCode).toBe(200);
  });

  it('answers its own scope, and admin', async () => {
    for (const route of routes().filter(({ scope, method, path }) => scope !== undefined && method === 'GET' && !path.endsWith('/events'))) {
      for (const bearer of [(await tokenOf([route.scope!])).text, ADMIN]) {
        expect([401, 403]).not.toContain((await call(route, bearer)).statusCode);
      }
    }
  });
});

describe('tokens over HTTP', () => {
  const asAdmin = (method: string, url: string, payload?: object) =>
    app.inject({ method: method as 'GET', url, ...(payload && { payload }), headers: { authorization: `Bearer ${ADMIN}` } });
  const status = async (bearer: string) => (await app.inject({ url: '/v1/detectors/capabilities', headers: { authorization: `Bearer ${bearer}` } })).statusCode;

  it('are made, listed without their secret, rotated with an overlap, and revoked', async () => {
    const made = await asAdmin('POST', '/v1/admin/tokens', { name: 'ci', scopes: ['analysis:read'], repos: ['acme/*'], expires_at: new Date(Date.now() + YEAR_MS).toISOString() });
    expect([made.statusCode, made.headers['cache-control']]).toEqual([201, 'no-store']);
    const { token, token_id } = made.json<{ token: string; token_id: string }>();
    expect(token).toMatch(/^prv_[\w-]{43}$/);
    expect(await status(token)).toBe(200);
    const listed = (await asAdmin('GET', '/v1/admin/tokens?limit=1000')).body;
    expect(listed).toContain(token_id);
    expect(listed).not.toContain(token);
    const item = (JSON.parse(listed) as { items: { token_id: string; state: string; last_used_at?: string; created_by: string }[] }).items.find((each) => each.token_id === token_id);
    expect(item).toMatchObject({ state: 'active', created_by: 'admin-token', last_used_at: expect.any(String) });

    const rotated = (await asAdmin('POST', `/v1/admin/tokens/${token_id}/rotate`, { overlap_seconds: 3600 })).json<{ token: string }>();
    expect([await status(token), await status(rotated.token)]).toEqual([200, 200]);
    const last = (await asAdmin('POST', `/v1/admin/tokens/${token_id}/rotate`, { overlap_seconds: 0 })).json<{ token: string }>();
    expect([await status(token), await status(rotated.token), await status(last.token)]).toEqual([401, 401, 200]);

    expect((await asAdmin('DELETE', `/v1/admin/tokens/${token_id}`)).statusCode).toBe(204);
    expect(await status(last.token)).toBe(401);
    expect((await asAdmin('POST', `/v1/admin/tokens/${token_id}/rotate`)).statusCode).toBe(404);
    const trail = (await asAdmin('GET', `/v1/admin/audit?target=${token_id}&actor=admin-token`)).json<{ items: AuditEntry[] }>();
    expect(trail.items.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'POST /v1/admin/tokens/:id/rotate failed',
      'DELETE /v1/admin/tokens/:id done',
      'POST /v1/admin/tokens/:id/rotate done',
      'POST /v1/admin/tokens/:id/rotate done',
      'POST /v1/admin/tokens done',
    ]);
  });

  it('are refused with every fault named', async () => {
    const answer = await asAdmin('POST', '/v1/admin/tokens', { name: '', scopes: ['root'], repos: ['acme'], expires_at: '2020-01-01T00:00:00Z', expires: 3 });
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer).sort()).toEqual(['/expires', '/expires_at', '/name', '/repos', '/scopes']);
    expect((await asAdmin('POST', '/v1/admin/tokens', { name: 'x', scopes: ['admin'], repos: ['acme/*'] })).statusCode).toBe(422);
    expect((await asAdmin('DELETE', '/v1/admin/tokens/tk_x')).statusCode).toBe(400);
    expect((await asAdmin('DELETE', `/v1/admin/tokens/tk_${'0'.repeat(32)}`)).statusCode).toBe(404);
  });

  it('have a limit of requests each, and say where it stands', async () => {
    const answer = await asAdmin('GET', '/v1/admin/tokens');
    expect(answer.headers['ratelimit-policy']).toBe('"token";q=100000;w=60');
    expect(answer.headers['ratelimit']).toMatch(/^"token";r=\d+;t=\d+$/);
  });
});

describe('the trail over HTTP', () => {
  it('is read page by page through a filter, and hangs together', async () => {
    const read = async (query: string) => (await app.inject({ url: `/v1/admin/audit?${query}`, headers: { authorization: `Bearer ${ADMIN}` } })).json<{ items: AuditEntry[]; next_cursor?: string }>();
    const all: AuditEntry[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: Awaited<ReturnType<typeof read>> = await read(`limit=50${cursor && `&cursor=${cursor}`}`);
      all.push(...page.items);
      cursor = page.next_cursor;
    }
    expect(all.at(-1)!.n).toBe(1);
    expect(auditFault([...all].reverse())).toBeUndefined();
    const refused = await read('limit=1000&outcome=refused');
    expect(refused.items).toEqual(all.filter(({ outcome }) => outcome === 'refused').slice(0, 1000));
    const [newest] = all;
    expect((await read(`since=${newest!.at}`)).items.every(({ at }) => at >= newest!.at)).toBe(true);
    expect((await read(`until=${all.at(-1)!.at}`)).items).toEqual([]);
  });

  it('names every fault of a query', async () => {
    const answer = await app.inject({ url: '/v1/admin/audit?limit=0&cursor=x&outcome=maybe&since=yesterday', headers: { authorization: `Bearer ${ADMIN}` } });
    expect(answer.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer).sort()).toEqual(['?cursor', '?limit', '?outcome', '?since']);
  });
});

it('the decision log shows a record of another repository as its hash alone', async () => {
  const log = app.get(DecisionLog, { strict: false });
  expect(await log.size()).toBe(0);
  await log.append(SAMPLE_DECISION.decision_id, Buffer.from(JSON.stringify({ repo: 'acme/shop' })));
  const read = async (repos: string[]) => {
    const { text } = await tokenOf(['analysis:read'], { repos });
    return (await app.inject({ url: '/v1/log/entries', headers: { authorization: `Bearer ${text}` } })).json<{ items: { entry: string | null; leaf_hash: string }[] }>().items;
  };
  const [[own], [other]] = [await read(['acme/*']), await read(['globex/*'])];
  expect(own!.entry).toBe('{"repo":"acme/shop"}');
  expect(other).toEqual({ ...own, entry: null });
});
