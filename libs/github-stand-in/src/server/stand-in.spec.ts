import { createSign, generateKeyPairSync } from 'node:crypto';
import { GitHubStandIn } from './stand-in.ts';

const AT = '2026-03-02T09:00:00Z';
let github: GitHubStandIn;

beforeEach(async () => {
  github = await GitHubStandIn.start();
  github.credentials.token('pat');
  const repository = github.world.repository('acme/shop');
  const maria = github.world.accounts.of('maria');
  const authors = [{ name: 'Maria', email: 'maria@acme.example', login: 'maria' }];
  const bot = [{ name: 'copilot-swe-agent[bot]', email: '1+copilot-swe-agent[bot]@users.noreply.github.com', login: 'copilot-swe-agent' }];
  github.world.accounts.of('copilot-swe-agent', 'Bot');
  const base = repository.commit({ files: { 'a.py': 'one\ntwo\n' }, message: 'Start', authors, authoredDate: AT });
  const head = repository.commit({ parent: base.sha, files: { 'a.py': 'one\nnew\ntwo\n' }, message: 'More', authors: bot, authoredDate: AT });
  repository.note('refs/notes/ai', head.sha, 'a note', true);
  const pull = repository.pullRequest({
    number: 7,
    title: 'More',
    author: maria,
    base: base.sha,
    branch: 'more',
    createdAt: AT,
    commits: [head.sha],
  });
  pull.comments.push(...Array.from({ length: 3 }, (_, index) => ({ id: `c${index}`, author: null, association: 'NONE', body: 'x', createdAt: AT })));
});

afterEach(() => github.stop());

async function query(text: string, token = 'pat'): Promise<{ status: number; headers: Headers; body: unknown }> {
  const url = github.baseUrl.replace('/api/v3', '/api/graphql');
  const response = await fetch(url, { method: 'POST', headers: { authorization: `bearer ${token}` }, body: JSON.stringify({ query: text }) });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function rest(method: string, path: string, body?: unknown, token = 'pat'): Promise<{ status: number; headers: Headers; body: unknown }> {
  const response = await fetch(`${github.baseUrl}${path}`, {
    method,
    headers: { authorization: `bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** What stands at a path of an answer. */
function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], value);
}

const PULL = ['data', 'repository', 'pullRequest'] as const;
const ofPull = (fields: string): string => `query { repository(owner: "acme", name: "shop") { pullRequest(number: 7) { ${fields} } } }`;

describe('GraphQL', () => {
  it('answers on GitHub’s own schema, with null for a deleted account and no user for an app', async () => {
    const { body } = await query(
      ofPull(`author { __typename login } comments(first: 1) { nodes { author { login } } }
        commits(first: 5) { nodes { commit { authors(first: 1) { nodes { email user { login } } } } } }`),
    );
    expect(body).toEqual({
      data: {
        repository: {
          pullRequest: {
            author: { __typename: 'User', login: 'maria' },
            comments: { nodes: [{ author: null }] },
            commits: { nodes: [{ commit: { authors: { nodes: [{ email: '1+copilot-swe-agent[bot]@users.noreply.github.com', user: null }] } } }] },
          },
        },
      },
    });
  });

  it.each([
    ['a field that GitHub does not have', ofPull('isGreat'), 'Cannot query field "isGreat"'],
    ['a connection without a size', ofPull('comments { totalCount }'), 'You must provide a `first` or `last` value'],
    ['a page of more than 100', ofPull('comments(first: 101) { totalCount }'), 'exceeds the `first` limit of 100 records'],
    ['a pull request that is not there', 'query { repository(owner: "acme", name: "shop") { pullRequest(number: 8) { id } } }', 'number of 8'],
    ['a repository that is not there', 'query { repository(owner: "acme", name: "x") { id } }', "name 'acme/x'"],
    ['broken text', 'query {', 'Syntax Error'],
  ])('refuses %s with an error beside a 200', async (_case, text, message) => {
    const { status, body } = await query(text);
    expect(status).toBe(200);
    expect(JSON.stringify(at(body, 'errors'))).toContain(JSON.stringify(message).slice(1, -1));
  });

  it('pages by opaque cursors', async () => {
    const page = (after: string) => ofPull(`comments(first: 2${after}) { totalCount nodes { id } pageInfo { hasNextPage endCursor } }`);
    const first = at((await query(page(''))).body, ...PULL, 'comments');
    expect(first).toMatchObject({ totalCount: 3, nodes: [{ id: 'c0' }, { id: 'c1' }], pageInfo: { hasNextPage: true } });
    const second = (await query(page(`, after: "${at(first, 'pageInfo', 'endCursor') as string}"`))).body;
    expect(at(second, ...PULL, 'comments')).toMatchObject({ nodes: [{ id: 'c2' }], pageInfo: { hasNextPage: false } });
  });

  it('blames lines, reads files and notes', async () => {
    const [head] = github.world.find('acme/shop')!.pullRequests.get(7)!.commits;
    const { body } = await query(`query { repository(owner: "acme", name: "shop") {
      head: object(expression: "${head}") { ... on Commit { blame(path: "a.py") { ranges { startingLine endingLine commit { message } } } } }
      file: object(expression: "${head}:a.py") { ... on Blob { text isBinary } }
      note: object(expression: "refs/notes/ai:${head!.slice(0, 2)}/${head!.slice(2)}") { ... on Blob { text } }
      none: object(expression: "${head}:b.py") { ... on Blob { text } } } }`);
    expect(at(body, 'data', 'repository')).toEqual({
      head: {
        blame: {
          ranges: [
            { startingLine: 1, endingLine: 1, commit: { message: 'Start' } },
            { startingLine: 2, endingLine: 2, commit: { message: 'More' } },
            { startingLine: 3, endingLine: 3, commit: { message: 'Start' } },
          ],
        },
      },
      file: { text: 'one\nnew\ntwo\n', isBinary: false },
      note: { text: 'a note' },
      none: null,
    });
  });

  it('says how a renamed repository is called now', async () => {
    github.world.rename('acme/store', 'acme/shop');
    const { body } = await query('query { repository(owner: "acme", name: "store") { nameWithOwner } }');
    expect(at(body, 'data', 'repository')).toEqual({ nameWithOwner: 'acme/shop' });
  });
});

describe('credentials', () => {
  it('are needed, can be revoked, and see only their repositories', async () => {
    github.credentials.token('narrow', ['acme/other']);
    expect((await query(ofPull('id'), 'nobody')).status).toBe(401);
    expect((await query(ofPull('id'), 'narrow')).body).toMatchObject({ errors: [{ type: 'NOT_FOUND' }] });
    github.credentials.revoke('pat');
    expect((await query(ofPull('id'))).status).toBe(401);
  });

  it('of an app: its JWT finds the installation and gets a token', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    github.credentials.app('12', publicKey.export({ type: 'spki', format: 'pem' }).toString());
    const installation = github.world.install('acme/shop');
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg: 'RS256' })}.${part({ iss: '12', exp: Date.now() / 1_000 + 60 })}`;
    const jwt = `${unsigned}.${createSign('sha256').update(unsigned).sign(privateKey, 'base64url')}`;
    expect((await rest('GET', '/repos/acme/shop/installation', undefined, jwt)).body).toMatchObject({ id: installation.id });
    expect((await rest('GET', '/repos/acme/other/installation', undefined, jwt)).status).toBe(404);
    const { body } = await rest('POST', `/app/installations/${installation.id}/access_tokens`, {}, jwt);
    expect((await query(ofPull('number'), at(body, 'token') as string)).body).toEqual({ data: { repository: { pullRequest: { number: 7 } } } });
    expect((await rest('GET', '/repos/acme/shop/installation', undefined, `${unsigned}.AAAA`)).status).toBe(401);
  });
});

describe('REST', () => {
  it('keeps check runs, takes at most 50 annotations a request and adds those of updates', async () => {
    const annotation = { path: 'a.py', start_line: 1, end_line: 1, annotation_level: 'warning', message: 'x' };
    const output = (count: number) => ({ title: 't', summary: 's', annotations: Array.from({ length: count }, () => annotation) });
    const head_sha = github.world.find('acme/shop')!.pullRequests.get(7)!.commits[0];
    expect(await rest('POST', '/repos/acme/shop/check-runs', { name: 'p', head_sha })).toMatchObject({ status: 403, body: { message: expect.stringContaining('GitHub App') as string } });
    github.credentials.installationToken('pat');
    expect((await rest('POST', '/repos/acme/shop/check-runs', { name: 'p', head_sha, output: output(51) })).status).toBe(422);
    const { status, body } = await rest('POST', '/repos/acme/shop/check-runs', { name: 'p', head_sha, status: 'in_progress', output: output(50) });
    expect({ status, body }).toMatchObject({ status: 201, body: { output: { annotations_count: 50 } } });
    await rest('PATCH', `/repos/acme/shop/check-runs/${at(body, 'id') as number}`, { conclusion: 'neutral', output: output(2) });
    const { body: listed } = await rest('GET', `/repos/acme/shop/commits/${head_sha}/check-runs?check_name=p`);
    expect(listed).toMatchObject({ total_count: 1, check_runs: [{ status: 'completed', conclusion: 'neutral', output: { annotations_count: 52 } }] });
  });

  it('lists changed files with their patches', async () => {
    const { body } = await rest('GET', '/repos/acme/shop/pulls/7/files?per_page=100');
    expect(body).toMatchObject([{ filename: 'a.py', status: 'modified', patch: '@@ -1,2 +1,3 @@\n one\n+new\n two' }]);
  });

  it('sends those who ask under a former name to where the repository is now', async () => {
    github.world.rename('acme/store', 'acme/shop');
    const asked = () => github.requests.map(({ method, path }) => `${method} ${path}`);
    expect((await rest('GET', '/repos/acme/store/pulls/7/files')).body).toMatchObject([{ filename: 'a.py' }]);
    expect((await rest('POST', '/repos/acme/store/issues/7/comments', { body: 'one' })).status).toBe(201);
    const { id } = github.world.find('acme/shop')!;
    expect(asked()).toEqual([
      'GET /repos/acme/store/pulls/7/files',
      `GET /repositories/${id}/pulls/7/files`,
      'POST /repos/acme/store/issues/7/comments',
      `POST /repositories/${id}/issues/7/comments`,
    ]);
    expect((await rest('GET', '/repositories/1/pulls/7/files')).status).toBe(404);
  });

  it('refuses a request that GitHub’s description does not allow', async () => {
    expect((await rest('POST', '/repos/acme/shop/issues/7/comments', { text: 'x' })).status).toBe(422);
  });

  it('keeps comments, and edits them', async () => {
    const { body } = await rest('POST', '/repos/acme/shop/issues/7/comments', { body: 'one' });
    await rest('PATCH', `/repos/acme/shop/issues/comments/${at(body, 'id') as number}`, { body: 'two' });
    const { body: listed } = await rest('GET', '/repos/acme/shop/issues/7/comments');
    expect(listed).toMatchObject([{ body: 'two', user: { login: 'provenance[bot]', type: 'Bot' } }]);
  });
});

describe('limits and faults', () => {
  it('counts a budget down, and refuses when it is used up', async () => {
    const reset = Math.floor(Date.now() / 1_000) + 600;
    github.limits.set('pat', { limit: 5_000, remaining: 1, reset });
    expect((await query(ofPull('id'))).headers.get('x-ratelimit-remaining')).toBe('0');
    const graphql = await query(ofPull('id'));
    expect([graphql.status, at(graphql.body, 'errors', 0, 'type'), graphql.headers.get('x-ratelimit-reset')]).toEqual([200, 'RATE_LIMITED', String(reset)]);
    expect((await rest('GET', '/rate_limit')).status).toBe(403);
  });

  it('takes what a query costs, and refuses one that may return too much', async () => {
    github.limits.set('pat', { limit: 5_000, remaining: 100, reset: Math.floor(Date.now() / 1_000) + 600 });
    const { body } = await query('query { rateLimit { cost nodeCount } repository(owner: "acme", name: "shop") { pullRequests(first: 100) { nodes { reviews(first: 100) { nodes { comments(first: 1) { totalCount } } } } } } }');
    expect(at(body, 'data', 'rateLimit') ?? body).toEqual({ cost: 101, nodeCount: 20_100 });
    const large = await query('query { repository(owner: "acme", name: "shop") { pullRequests(first: 100) { nodes { reviews(first: 100) { nodes { comments(first: 100) { totalCount } } } } } } }');
    expect(JSON.stringify(large.body)).toContain('RATE_LIMITED');
    github.limits.disable();
    const larger = await query('query { repository(owner: "acme", name: "shop") { pullRequests(first: 100) { nodes { reviews(first: 100) { nodes { comments(first: 100) { totalCount } } } } } } }');
    expect(JSON.stringify(larger.body)).toContain('MAX_NODE_LIMIT_EXCEEDED');
  });

  it('has no limits when it is told so', async () => {
    github.limits.disable();
    const { headers, body } = await query('query { rateLimit { remaining } }');
    expect([headers.get('x-ratelimit-remaining'), at(body, 'data', 'rateLimit')]).toEqual([null, null]);
  });

  it('fails as it is told, as often as it is told', async () => {
    github.faults.add({ kind: 'status', status: 502 }, { times: 2 });
    expect((await query(ofPull('id'))).status).toBe(502);
    expect((await query(ofPull('id'))).status).toBe(502);
    expect((await query(ofPull('id'))).status).toBe(200);
    github.faults.add({ kind: 'secondary-limit', status: 429, retryAfter: 30 });
    const limited = await query(ofPull('id'));
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '30']);
    github.faults.add({ kind: 'primary-limit', reset: Math.floor(Date.now() / 1_000) + 60 });
    expect((await rest('GET', '/rate_limit')).headers.get('x-ratelimit-remaining')).toBe('0');
  });

  it('breaks connections and answers', async () => {
    github.faults.add({ kind: 'reset' });
    await expect(query(ofPull('id'))).rejects.toThrow();
    github.faults.add({ kind: 'truncated' });
    await expect(query(ofPull('id'))).rejects.toThrow();
    github.faults.add({ kind: 'without', fields: ['author'] });
    expect(at((await query(ofPull('title author { login }'))).body, ...PULL)).toEqual({ title: 'More' });
    github.faults.add({ kind: 'graphql-errors', errors: [{ type: 'SERVICE_UNAVAILABLE', message: 'x' }], nulled: ['author'] });
    expect((await query(ofPull('title author { login }'))).body).toMatchObject({
      data: { repository: { pullRequest: { title: 'More', author: null } } },
      errors: [{ message: 'x' }],
    });
  });

  it('keeps to smaller pages, is slow only where it is meant to be, and counts', async () => {
    github.pages.size = 1;
    github.faults.add({ kind: 'slow', ms: 1 }, { when: ({ operation }) => operation === 'Other' });
    const { body } = await query(`query Mine { repository(owner: "acme", name: "shop") { pullRequest(number: 7) { comments(first: 9) { nodes { id } pageInfo { hasNextPage } } } } }`);
    expect(at(body, ...PULL, 'comments')).toEqual({ nodes: [{ id: 'c0' }], pageInfo: { hasNextPage: true } });
    expect(github.requests).toMatchObject([{ api: 'graphql', operation: 'Mine', payer: 'pat' }]);
  });
});
