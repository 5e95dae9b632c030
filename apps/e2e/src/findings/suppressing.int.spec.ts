import { get } from '../system/client.ts';
import { START_TIMEOUT_MS, System } from '../system/system.ts';
import { until } from '../system/until.ts';
import { ORDERS } from './push.ts';
import { ask, seenAfter, type Life } from './seen.ts';

const ADMIN = 'an-admin-token-of-the-test-0123456789';
const REPO = 'acme/shop';
const OTHER = 'acme/other';

interface Lives {
  items: Life[];
  next_cursor?: string;
}

interface Problem {
  code: string;
  errors?: { pointer: string }[];
}

interface Entry {
  actor: string;
  action: string;
  outcome: string;
  status: number;
}

let system: System;
let fingerprint: string;
let writer: string;
let reader: string;

beforeAll(async () => {
  system = await System.start({ token: ADMIN });
  ({ fingerprint } = await seenAfter(system, { repo: REPO, pr_number: 1, lines: ORDERS }));
  await seenAfter(system, { repo: REPO, pr_number: 2, lines: ORDERS });
  await seenAfter(system, { repo: OTHER, pr_number: 1, lines: ORDERS });
  [writer, reader] = await Promise.all([tokenWith('findings:write', 'analysis:read'), tokenWith('analysis:read')]);
}, START_TIMEOUT_MS);

afterAll(() => system.stop());

async function tokenWith(...scopes: string[]): Promise<string> {
  const { body } = await ask<{ token: string }>(system, '/v1/admin/tokens', { name: 'test', scopes, repos: [REPO] });
  return body.token;
}

const suppress = (body: object, token = writer, of = fingerprint) => ask<Lives & Problem>(system, `/v1/findings/${of}/suppress`, body, token);
const unsuppress = (body: object, token = writer) => ask<Lives & Problem>(system, `/v1/findings/${fingerprint}/unsuppress`, body, token);
const names = ({ items }: Lives): string[] => items.map(({ repo, pr_number, status }) => `${repo} ${pr_number} ${status}`).sort();
const listed = async (query: string) => (await get<Lives & Problem>(system, `/v1/findings?${query}`)).body;

/** The newest first, of what was tried with the finding. */
async function trail(of: string, length: number): Promise<Entry[]> {
  return until(`${length} entries`, async () => {
    const { items } = (await get<{ items: Entry[] }>(system, `/v1/admin/audit?target=${of}`)).body;
    return items.length >= length ? items : undefined;
  });
}

describe('GET /v1/findings', () => {
  it('has what the filters ask for', async () => {
    expect(names(await listed('status=open'))).toEqual([`${OTHER} 1 open`, `${REPO} 1 open`, `${REPO} 2 open`]);
    expect(names(await listed(`repo=${REPO}&pr_number=2&severity=critical&category=sqli&rule_key=python-sql-injection&file_path=api/orders.py`))).toEqual([`${REPO} 2 open`]);
    for (const none of ['status=suppressed', 'severity=low', 'category=xss', 'agent_id=cursor', 'to=2020-01-01T00:00:00Z', 'from=2999-01-01T00:00:00Z']) {
      expect({ none, items: names(await listed(none)) }).toEqual({ none, items: [] });
    }
  });

  it('pages without a gap or a repeat', async () => {
    const seen: string[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const page: Lives = await listed(`limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...names(page));
      cursor = page.next_cursor;
    }
    expect(seen.sort()).toEqual([`${OTHER} 1 open`, `${REPO} 1 open`, `${REPO} 2 open`]);
  });

  it('names every fault of a query', async () => {
    const { code, errors } = await listed('status=closed&severity=worst&from=yesterday&cursor=x');
    expect([code, errors?.map(({ pointer }) => pointer).sort()]).toEqual(['validation_failed', ['?cursor', '?from', '?severity', '?status']]);
  });
});

describe('a suppression', () => {
  const here = { scope: 'repo', repo: REPO, reason: 'A constant of ours' };

  it('names every fault at once', async () => {
    const { status, body } = await suppress({ scope: 'pull_request', reason: ' ', expires_at: '2020-01-01T00:00:00Z' });
    expect([status, body.errors?.map(({ pointer }) => pointer).sort()]).toEqual([422, ['/expires_at', '/pr_number', '/reason', '/repo']]);
  });

  it('is 404 for a finding that nobody has seen', async () => {
    expect(await suppress(here, writer, 'f'.repeat(32))).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it.each<[string, object, () => string]>([
    ['without the scope', here, () => reader],
    ['of another repository', { ...here, repo: OTHER }, () => writer],
    ['of every repository', { scope: 'everywhere', reason: 'r' }, () => writer],
  ])('is 403 to a token %s, and nothing is done', async (_name, body, token) => {
    expect((await suppress(body, token())).status).toBe(403);
    expect(names(await listed('status=suppressed'))).toEqual([]);
  });

  it('and its end are in the history and in the trail, with who did it', async () => {
    const given = await suppress(here);
    expect([given.status, names(given.body)]).toEqual([200, [`${REPO} 1 suppressed`, `${REPO} 2 suppressed`]]);
    const taken = await unsuppress(here);
    expect([taken.status, names(taken.body)]).toEqual([200, [`${REPO} 1 open`, `${REPO} 2 open`]]);

    const [life] = taken.body.items;
    expect(life?.history.map(({ type, cause }) => [type, cause])).toEqual([['finding_opened', undefined], ['finding_suppressed', undefined], ['finding_reopened', 'unsuppressed']]);
    const actor = life?.history.at(-1)?.actor;
    expect(actor).toMatch(/^token:/);
    // Before: what was not valid, and the three that were refused.
    const [end, start, ...before] = await trail(fingerprint, 6);
    expect(end).toMatchObject({ actor, action: expect.stringMatching(/unsuppress$/) as string, status: 200 });
    expect(start).toMatchObject({ actor, action: expect.stringMatching(/[/]suppress$/) as string, status: 200 });
    expect(before.map(({ status, outcome }) => `${status} ${outcome}`).sort()).toEqual(['403 refused', '403 refused', '403 refused', '422 failed']);
  });
});
