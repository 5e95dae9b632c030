import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import fc from 'fast-check';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Access } from '@provenance/domain';
import { POLICY_SCHEMA, readPolicy } from '@provenance/policy';
import { createHttpApp, grant } from '@provenance/service';
import { InMemoryPolicyStore, PolicyStore } from '@provenance/store';
import { POLICY_EXAMPLE } from './policies.example.ts';
import { PoliciesModule } from './policies.module.ts';
import { PolicyFileConfig } from './policy-file.config.ts';

const YAML = { 'content-type': 'application/yaml' };

async function start(env: Record<string, string> = {}, access = Access.unlimited('anyone'), store = new InMemoryPolicyStore()): Promise<{ app: NestFastifyApplication; base: string }> {
  const parts = [{ provide: PolicyStore, useValue: store }];
  @Module({ providers: parts, exports: [PolicyStore] })
  class InMemoryParts {}
  const app = await createHttpApp(PoliciesModule.over(InMemoryParts), { name: 'governance-api', configs: [PolicyFileConfig], env: { PROVENANCE_LOG_LEVEL: 'silent', ...env } });
  app.getHttpAdapter().getInstance().addHook('onRequest', async (request) => grant(request, access));
  await app.listen(0, '127.0.0.1');
  return { app, base: `${await app.getUrl()}/v1/policies` };
}

interface Answer {
  status: number;
  etag: string | null;
  body: Record<string, unknown>;
}

async function ask(url: string, method = 'GET', body?: string, headers: Record<string, string> = YAML): Promise<Answer> {
  const response = await fetch(url, { method, ...(body !== undefined && { body, headers }) });
  const text = await response.text();
  return { status: response.status, etag: response.headers.get('etag'), body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

describe('policies over HTTP', () => {
  let app: NestFastifyApplication;
  let base: string;

  beforeEach(async () => {
    ({ app, base } = await start());
  });

  afterEach(() => app.close());

  const put = (text: string, headers: Record<string, string> = {}): Promise<Answer> => ask(`${base}/payments`, 'PUT', text, { ...YAML, ...headers });
  const next = POLICY_EXAMPLE.replace('block', 'warn');

  it('puts a policy into use, and answers version and digest', async () => {
    const { status, etag, body } = await put(POLICY_EXAMPLE);
    expect([status, etag, body]).toEqual([200, '"1"', expect.objectContaining({ name: 'payments', version: '1', digest: expect.stringMatching(/^[0-9a-f]{64}$/), changed: true, enabled: true, repos: ['acme/pay-*'], remarks: [] })]);
    expect((await ask(`${base}/payments`)).body).toMatchObject({ version: '1', source: POLICY_EXAMPLE, document: { name: 'payments' }, versions: 1 });
    expect((await ask(base)).body).toMatchObject({ items: [{ name: 'payments', version: '1', read_only: false }] });
  });

  it('knows the same document again, in JSON and in another order', async () => {
    const { body: first } = await put(POLICY_EXAMPLE);
    const { document } = (await ask(`${base}/payments`)).body as { document: object };
    const json = JSON.stringify(Object.fromEntries(Object.entries(document).reverse()));
    const { body } = await put(json, { 'content-type': 'application/json' });
    expect(body).toMatchObject({ version: '1', digest: first['digest'], changed: false });
  });

  it('keeps earlier versions readable, and comes back to one', async () => {
    await put(POLICY_EXAMPLE);
    expect((await put(next)).body).toMatchObject({ version: '2', changed: true });
    expect((await ask(`${base}/payments/versions/1`)).body).toMatchObject({ version: '1', source: POLICY_EXAMPLE });
    expect((await put(POLICY_EXAMPLE)).body).toMatchObject({ version: '1', changed: true });
    expect((await ask(`${base}/payments/versions/3`)).status).toBe(404);
  });

  it('changes only what the caller has seen, when asked to', async () => {
    expect((await put(POLICY_EXAMPLE, { 'if-none-match': '*' })).status).toBe(200);
    expect(await put(next, { 'if-none-match': '*' })).toMatchObject({ status: 412, body: { code: 'version_conflict' } });
    expect(await put(next, { 'if-match': '"2"' })).toMatchObject({ status: 412, body: { detail: 'payments is at version 1: read it again' } });
    expect(await put(next, { 'if-match': '"1"' })).toMatchObject({ status: 200, body: { version: '2' } });
    expect(await put(next, { 'if-match': 'W/x' })).toMatchObject({ status: 422, body: { errors: [{ pointer: 'header:if-match' }] } });
  });

  it('takes a policy out of use without forgetting it', async () => {
    await put(POLICY_EXAMPLE);
    expect((await ask(`${base}/payments`, 'DELETE')).status).toBe(204);
    expect((await ask(`${base}/payments`, 'DELETE')).status).toBe(204);
    expect((await ask(`${base}/payments`)).body).toMatchObject({ enabled: false, version: '1' });
    expect((await ask(`${base}/payments/versions/1`)).status).toBe(200);
    expect((await ask(`${base}/other`, 'DELETE')).status).toBe(404);
  });

  it('tells every fault with its line', async () => {
    const { status, body } = await put(`name: payments\nrules:\n  - {id: a, for: finding, when: finding.x == 1, outcome: block, message: m}\n  - {id: a, for: lines, outcome: warn, message: m}\n`);
    expect([status, body['code']]).toEqual([422, 'validation_failed']);
    expect(body['errors']).toEqual([
      { pointer: '/rules/0/when', detail: 'line 3: No such key: x (character 9)' },
      { pointer: '/rules/1/id', detail: 'line 4: there is another rule a' },
    ]);
    expect((await ask(base)).body).toEqual({ items: [] });
  });

  it.each([
    ['another name', 'name: other', 422, 'must be payments'],
    ['a condition that could run for ever', 'name: payments\nrules: [{id: a, for: finding, when: finding.path.matches("(a+)+$"), outcome: block, message: m}]', 422, 'matches() is not in the vocabulary'],
    ['lists within lists', 'name: payments\nrules: [{id: a, for: change, when: "findings.all(a, findings.all(b, a.path == b.path))", outcome: block, message: m}]', 422, 'is not evaluated'],
    ['what is no YAML', 'name: [', 422, 'line 1'],
    ['too much', `name: payments\ndescription: "${'x'.repeat(300_000)}"`, 413, 'payload_too_large'],
    ['no text', Buffer.from([0xff, 0xfe]).toString('latin1'), 422, 'line 1'],
  ])('refuses %s', async (_what, text, status, said) => {
    const answer = await put(text);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringContaining(said)]);
  });

  it('refuses names and types that are none', async () => {
    expect(await ask(`${base}/UPPER`, 'PUT', POLICY_EXAMPLE)).toMatchObject({ status: 400, body: { code: 'malformed_id' } });
    expect(await put(POLICY_EXAMPLE, { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
    expect(await put(POLICY_EXAMPLE, { 'content-encoding': 'gzip' })).toMatchObject({ status: 415 });
    expect((await ask(`${base}/payments`)).status).toBe(404);
  });

  it('serves the schema', async () => {
    const response = await fetch(`${base}/schema`);
    expect([response.headers.get('content-type'), await response.json()]).toEqual([expect.stringContaining('application/schema+json'), POLICY_SCHEMA]);
  });
});

describe('a token of some repositories', () => {
  const store = new InMemoryPolicyStore();
  const policy = (name: string, repos: string, description = 'd') => `name: ${name}\nrepos: ${repos}\ndescription: ${description}\n`;
  let narrow: { app: NestFastifyApplication; base: string };
  let whole: { app: NestFastifyApplication; base: string };

  beforeAll(async () => {
    narrow = await start({}, new Access('token:tk_1', ['policy:write'], ['acme/*', 'globex/site']), store);
    whole = await start({}, Access.unlimited('admin-token'), store);
  });

  afterAll(() => Promise.all([narrow.app.close(), whole.app.close()]));

  it.each([
    ['one of them', '["acme/shop"]', 200],
    ['a part of them', '["acme/pay-*", "ACME/?x**", "globex/site"]', 200],
    ['all owners', '["*/*"]', 403],
    ['anything', '["**"]', 403],
    ['any folder', '["**/shop"]', 403],
    ['an owner that begins like ours', '["acme*/shop"]', 403],
    ['one letter more', '["acme?/shop"]', 403],
    ['another beside ours', '["acme/shop", "globex/other"]', 403],
    ['more than the one', '["globex/site*"]', 403],
  ])('puts a policy for %s: %s is %i', async (what, repos, status) => {
    const name = what.replaceAll(' ', '-');
    expect((await ask(`${narrow.base}/${name}`, 'PUT', policy(name, repos))).status).toBe(status);
    expect((await ask(`${whole.base}/${name}`)).status).toBe(status === 200 ? 200 : 404);
  });

  it('puts none for all repositories', async () => {
    expect(await ask(`${narrow.base}/all`, 'PUT', 'name: all\n')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await ask(`${whole.base}/all`)).status).toBe(404);
  });

  it.each([
    ['of all', 'name: theirs\n'],
    ['of another', policy('theirs', '["globex/*"]')],
  ])('neither replaces nor retires a policy %s, though it may read it', async (_of, theirs) => {
    expect((await ask(`${whole.base}/theirs`, 'PUT', theirs)).status).toBe(200);
    const before = (await ask(`${whole.base}/theirs`)).body;
    expect((await ask(`${narrow.base}/theirs`, 'PUT', policy('theirs', '["acme/shop"]'))).status).toBe(403);
    expect((await ask(`${narrow.base}/theirs`, 'DELETE')).status).toBe(403);
    expect((await ask(`${whole.base}/theirs`)).body).toEqual(before);
    expect((await ask(`${narrow.base}/theirs`)).body).toEqual(before);
    expect((await ask(`${whole.base}/theirs`, 'DELETE')).status).toBe(204);
    expect((await ask(`${narrow.base}/theirs`, 'PUT', policy('theirs', '["acme/shop"]'))).status).toBe(403);
  });

  it('changes and retires its own, and only what it has seen', async () => {
    for (const [headers, status] of [[{}, 200], [{ 'if-match': '"1"' }, 200], [{ 'if-match': '"1"' }, 412]] as const) {
      expect((await ask(`${narrow.base}/own`, 'PUT', policy('own', '["acme/*"]', `as of ${Object.keys(headers).length}`), { ...YAML, ...headers })).status).toBe(status);
    }
    expect((await ask(`${narrow.base}/own`, 'DELETE')).status).toBe(204);
    expect((await ask(`${narrow.base}/own`, 'PUT', policy('own', '["acme/*"]'))).status).toBe(200);
  });

  it('covers a pattern only if it reaches every repository that the pattern means', () => {
    const part = fc.stringMatching(/^[ab*]{1,4}$/);
    const letters = fc.stringMatching(/^[ab]{1,5}$/);
    fc.assert(
      fc.property(part, part, fc.stringMatching(/^[ab*?/]{1,8}$/), letters, letters, (owner, name, pattern, ofOwner, ofName) => {
        const read = readPolicy(JSON.stringify({ name: 'p', repos: [pattern] }), '1', 0);
        const access = new Access('x', [], [`${owner}/${name}`]);
        const repo = `${ofOwner}/${ofName}`;
        if (!('faults' in read) && access.covers(pattern) && read.policy.appliesTo(repo)) expect(access.reaches(repo)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('the policy of the deployment', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'provenance-policy-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function file(text: string): Record<string, string> {
    const path = join(folder, 'policy.yaml');
    writeFileSync(path, text);
    return { PROVENANCE_POLICY_FILE: path };
  }

  it('can be read, and not changed', async () => {
    const { app, base } = await start(file(POLICY_EXAMPLE));
    expect((await ask(base)).body).toMatchObject({ items: [{ name: 'payments', version: 'file', read_only: true }] });
    expect((await ask(`${base}/payments`)).body).toMatchObject({ version: 'file', document: { name: 'payments' } });
    expect(await ask(`${base}/payments`, 'PUT', POLICY_EXAMPLE)).toMatchObject({ status: 409, body: { code: 'read_only' } });
    expect((await ask(`${base}/payments`, 'DELETE')).status).toBe(409);
    await app.close();
  });

  it.each([
    ['name: x\nrules: [{id: a}]', 'PROVENANCE_POLICY_FILE does not name a policy that can be used: at fault is line 2'],
    [undefined, 'PROVENANCE_POLICY_FILE cannot be read'],
  ])('stops the start when it cannot be used: %j', async (text, said) => {
    const env = text === undefined ? { PROVENANCE_POLICY_FILE: join(folder, 'nowhere.yaml') } : file(text);
    await expect(start(env)).rejects.toThrow(said);
  });
});
