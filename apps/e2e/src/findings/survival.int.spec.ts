import { submit, untilEnded } from '../system/client.ts';
import { START_TIMEOUT_MS, System } from '../system/system.ts';
import { until } from '../system/until.ts';
import { CHANGED, FORMER_PATH, INDENTED, MENDED, MOVED, ORDERS, pushOf, type Push } from './push.ts';
import { ask, livesIn, seenAfter, type Life } from './seen.ts';

const OPEN = { listed: 'open', sarif: 'shown', outcome: 'block', objected: true };
const SUPPRESSED = { listed: 'suppressed', sarif: 'suppressed', outcome: 'allow', objected: false };

let system: System;

beforeAll(async () => {
  system = await System.start();
}, START_TIMEOUT_MS);

afterAll(() => system.stop());

async function suppress(fingerprint: string, repo: string, more: { expires_at?: string } = {}): Promise<Life[]> {
  const { status, body } = await ask<{ items: Life[] }>(system, `/v1/findings/${fingerprint}/suppress`, { scope: 'repo', repo, reason: 'A page of ours alone', ...more });
  expect(status).toBe(200);
  return body.items;
}

describe('a finding that was suppressed', () => {
  it('stays so, and visible, wherever its lines go, until one of them changes', async () => {
    const repo = 'acme/survival';
    const first = await seenAfter(system, { repo, lines: ORDERS });
    expect(first).toMatchObject({ path: FORMER_PATH, ...OPEN });
    await suppress(first.fingerprint, repo);

    const pushes: [string, Omit<Push, 'repo'>][] = [
      ['again', { lines: ORDERS }],
      ['200 lines above it', { lines: MOVED }],
      ['the block indented', { lines: INDENTED }],
      ['the file renamed', { path: 'api/order_views.py', lines: ORDERS, renamed: { from: FORMER_PATH, in: 'renames' } }],
      ['renamed again, in a diff', { path: 'web/orders.py', lines: MOVED, renamed: { from: 'api/order_views.py', in: 'diff' } }],
    ];
    for (const [what, push] of pushes) {
      const seen = await seenAfter(system, { repo, ...push });
      expect({ what, ...seen }).toMatchObject({ what, path: push.path ?? FORMER_PATH, ...SUPPRESSED });
    }
    expect(await seenAfter(system, { repo, path: 'web/orders.py', lines: CHANGED })).toMatchObject({ path: 'web/orders.py', ...OPEN });
  }, START_TIMEOUT_MS);

  it('is open again once the time is up', async () => {
    const repo = 'acme/expiry';
    const { fingerprint } = await seenAfter(system, { repo, lines: ORDERS });
    const suppressed = await suppress(fingerprint, repo, { expires_at: new Date(Date.now() + 2_000).toISOString() });
    expect(suppressed.filter((life) => life.repo === repo)).toMatchObject([{ status: 'suppressed' }]);
    const reopened = await until('the end of the suppression', async () => (await livesIn(system, repo)).find(({ status }) => status === 'open'));
    expect(reopened.history.at(-1)).toMatchObject({ type: 'finding_reopened', cause: 'expired' });
    expect(await seenAfter(system, { repo, lines: MOVED })).toMatchObject(OPEN);
  }, START_TIMEOUT_MS);
});

it('a finding is remediated in its pull request once the default branch has the file without it', async () => {
  const repo = 'acme/default-branch';
  await seenAfter(system, { repo, lines: ORDERS });
  const push = { repo, pr_number: 'main', lines: MENDED };
  for (const [request, status] of [[pushOf(push), 'open'], [pushOf({ ...push, on_default_branch: true }), 'remediated']] as const) {
    expect(await untilEnded(system, await submit(system, request))).toMatchObject({ status: 'completed', findings_total: 0 });
    expect(await livesIn(system, repo)).toMatchObject([{ pr_number: '42', status }]);
  }
}, START_TIMEOUT_MS);
