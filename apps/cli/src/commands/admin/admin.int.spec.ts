import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService, type ServiceProcess } from '@provenance/embedded';
import { call, type Ran } from '../../run.fixture.ts';

const ADMIN = 'an-admin-token-of-the-test-0123456789';

let data: string;
let service: ServiceProcess;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'provenance-cli-'));
  const env = { PROVENANCE_DATA_DIR: data, PROVENANCE_LOG_LEVEL: 'warn', PROVENANCE_AUTH: 'on', PROVENANCE_ADMIN_TOKEN: ADMIN, HOME: data };
  service = await startService({ app: 'standalone', env });
}, 90_000);

afterAll(async () => {
  await service?.stop();
  rmSync(data, { recursive: true, force: true });
});

function admin(words: readonly string[], token = ADMIN): Promise<Ran> {
  return call(['admin', ...words], { cwd: data, env: { PROVENANCE_API_URL: service.base, PROVENANCE_API_TOKEN: token } });
}

it('makes, lists, rotates and revokes a token, and shows all of it in the trail', async () => {
  const made = await admin(['token', 'create', '--name', 'ci', '--scope', 'analysis:read', '--repo', 'acme/*', '--expires-days', '30']);
  expect([made.exit, made.out]).toEqual([0, expect.stringMatching(/^prv_[\w-]{43}\n$/)]);
  const id = /tk_[0-9a-f]{32}/.exec(made.err)![0];

  const listed = await admin(['token', 'list']);
  expect(listed.out).toMatch(new RegExp(`^${id}  active  analysis:read  acme/\\*  used never  ends \\S+  ci$`, 'm'));
  expect(listed.out).not.toContain(made.out.trim());

  expect(await admin(['token', 'rotate', id, '--overlap', '2592001'])).toMatchObject({ exit: 2, err: expect.stringContaining('2592000 (30 days) at most') });
  const rotated = await admin(['token', 'rotate', id, '--overlap', '0', '--json']);
  const { token } = JSON.parse(rotated.out) as { token: string };
  expect((await admin(['token', 'list'], `${token}\n`)).err).toContain('This needs the scope admin');
  expect((await admin(['token', 'list'], made.out.trim())).err).toContain('The token is not known');

  expect((await admin(['token', 'revoke', id])).exit).toBe(0);
  expect((await admin(['token', 'list'], token)).err).toContain('The token was revoked');

  const trail = JSON.parse((await admin(['audit', '--json'])).out) as { entries: { action: string; outcome: string }[] };
  expect(trail.entries.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    'GET /v1/admin/tokens refused',
    'DELETE /v1/admin/tokens/:id done',
    'GET /v1/admin/tokens refused',
    'GET /v1/admin/tokens refused',
    'POST /v1/admin/tokens/:id/rotate done',
    'POST /v1/admin/tokens done',
  ]);
  expect((await admin(['audit', '--outcome', 'refused'])).out.trim().split('\n')).toHaveLength(3);
});

it('says what a call lacks, and never repeats a word that may be a token', async () => {
  expect((await admin(['token', 'create', '--name', 'x'])).exit).toBe(2);
  const wrong = await admin(['token', 'revoke', 'prv_something-secret']);
  expect([wrong.exit, wrong.err]).toEqual([2, expect.not.stringContaining('prv_something-secret')]);
});

it('stops, drains and starts a queue, and the diagnosis says that it stands still', async () => {
  expect((await admin(['queues', 'drain', 'detect'])).out).toMatch(/^detect {2}paused {2}waiting 0 {2}active 0/);
  const doctor = (token = ADMIN, url = service.base): Promise<Ran> => call(['doctor', '--deployment', url, '--json'], { cwd: data, env: { PROVENANCE_API_TOKEN: token } });
  const stateOf = ({ out }: Ran): Record<string, string> => Object.fromEntries((JSON.parse(out) as { signs: { what: string; state: string }[] }).signs.map(({ what, state }) => [what, state]));
  const paused = await doctor();
  expect(paused.exit).toBe(1);
  expect(stateOf(paused)).toMatchObject({ reachable: 'ok', ready: 'ok', clock: 'ok', versions: 'ok', retention: 'ok', 'queue detect': 'warn', 'queue enrich': 'ok', 'dead letters': 'ok', outbox: 'ok', detectors: 'ok', 'signing key': 'ok', 'decision log': 'ok' });
  expect(JSON.parse((await admin(['queues', 'resume', 'detect', '--json'])).out)).toMatchObject({ queue: 'detect', paused: false });
  const well = await doctor();
  expect([well.exit, (JSON.parse(well.out) as { signs: { state: string }[] }).signs.filter(({ state }) => state !== 'ok' && state !== 'note')]).toEqual([0, []]);
  const stranger = await doctor('no-such-token');
  expect([stranger.exit, stateOf(stranger)]).toEqual([3, { reachable: 'ok', ready: 'ok', clock: 'ok', 'everything else': 'unseen' }]);
  const elsewhere = await doctor(ADMIN, `${service.base}/docs`);
  expect([elsewhere.exit, stateOf(elsewhere)]).toEqual([3, { reachable: 'unseen' }]);
  const away = await doctor(ADMIN, 'http://127.0.0.1:1');
  expect([away.exit, stateOf(away)]).toEqual([3, { reachable: 'unseen' }]);
});

it('lists dead letters, and says of one that is not there that it is not', async () => {
  expect(await admin(['dead-letters', 'list'])).toMatchObject({ exit: 0, out: '' });
  expect((await admin(['dead-letters', 'replay', 'detect', `an_${'0'.repeat(32)}`])).err).toContain('There is no such dead letter');
});

it('lists what the warehouse refused, and says of one that is not there that it is not', async () => {
  expect(await admin(['exports', 'list'])).toMatchObject({ exit: 0, out: '' });
  expect(await admin(['exports', 'list', '--json'])).toMatchObject({ exit: 0, out: '{"dead_letters":[]}\n' });
  for (const act of ['replay', 'drop']) expect((await admin(['exports', act, '--all', '--json'])).out).toBe(`{"all":0,"left":0,"done":"${act}"}\n`);
  for (const act of ['replay', 'drop']) expect((await admin(['exports', act, `an_${'0'.repeat(32)}`])).err).toContain('There is no such dead letter');
});

it('takes what the service cannot make sense of for a wrong call, and names the option', async () => {
  const since = await admin(['audit', '--since', 'yesterday']);
  expect([since.exit, since.err]).toEqual([2, expect.stringContaining('--since')]);
  for (const words of [['dead-letters', 'show', 'detect', 'an_x'], ['reanalyse', 'an_x'], ['reanalyse', `an_${'0'.repeat(32)}`, 'an_x']]) expect((await admin(words)).exit).toBe(2);
});

it('says that there is nothing to run again', async () => {
  expect((await admin(['reanalyse', '--failed'])).err).toContain('nothing to run again');
});

describe('analyses', () => {
  const submission = {
    repo: 'acme/shop',
    pr_number: '7',
    base_sha: 'a'.repeat(40),
    head_sha: 'b'.repeat(40),
    provenance_data: { changed_lines: [{ file_path: 'a.py', line_number: 1, change_type: 'added', content: 'x = 1', attribution: { agent_id: 'codex' } }], files: [{ path: 'a.py', content: 'x = 1\n' }] },
  };

  async function completed(): Promise<string> {
    const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' };
    const accepted = await fetch(`${service.base}/v1/analysis`, { method: 'POST', headers, body: JSON.stringify(submission) });
    const { analysis_id } = (await accepted.json()) as { analysis_id: string };
    await ended(analysis_id);
    return analysis_id;
  }

  /** What follows the completion comes a moment after it. */
  async function ended(id: string, member = 'analysis_id'): Promise<Record<string, unknown>> {
    for (;;) {
      const answer = await fetch(`${service.base}/v1/analysis/${id}?wait=10`, { headers: { authorization: `Bearer ${ADMIN}` } });
      const analysis = (await answer.json()) as Record<string, unknown>;
      if (analysis['status'] === 'completed' && member in analysis) return analysis;
    }
  }

  it('are run again by their ids; what cannot be is said, and the others go on', async () => {
    const id = await completed();
    const none = `an_${'0'.repeat(32)}`;
    const ran = await admin(['reanalyse', none, id]);
    expect(ran.exit).toBe(3);
    expect(ran.err).toMatch(new RegExp(`^${none}  not_found `));
    const again = new RegExp(`^${id}  started  results  (an_[0-9a-f]{32})\n$`).exec(ran.out)![1]!;
    expect(await ended(again)).toMatchObject({ reanalysis: { of: id, from: 'results' }, decision: { outcome: 'allow' } });
    expect(await ended(id, 'replaced_by')).toMatchObject({ replaced_by: again });

    const status = await call(['status', id], { cwd: data, env: { PROVENANCE_API_URL: service.base, PROVENANCE_API_TOKEN: ADMIN } });
    expect([status.exit, status.err]).toEqual([0, `It was run again since, as ${again}\n`]);

    const { started, refused } = JSON.parse((await admin(['reanalyse', again, '--json'])).out) as { started: { analysis_id: string }[]; refused: unknown[] };
    expect([started, refused]).toMatchObject([[{ of: again, from: 'results', repeated: false }], []]);
    await ended(again, 'replaced_by');
    expect((await ended(started[0]!.analysis_id))['reanalysis']).toEqual({ of: again, from: 'results' });

    const summary = await call(['analytics', 'summary', 'code_volume', '--window', '1d', '--json'], { cwd: data, env: { PROVENANCE_API_URL: service.base, PROVENANCE_API_TOKEN: ADMIN } });
    expect([summary.err, summary.out]).toEqual(['', expect.stringContaining('"codex"')]);
    expect(summary.out).toMatch(/"value":1\b/);

    const { entries } = JSON.parse((await admin(['audit', '--action', 'POST /v1/admin/analyses/:id/reanalyse', '--json'])).out) as { entries: { outcome: string; target: string; status: number }[] };
    expect(entries.map(({ outcome, status }) => `${outcome} ${status}`)).toEqual(['done 202', 'done 202', 'failed 404']);
    expect(entries[1]?.target).toBe(`/v1/admin/analyses/${id}/reanalyse ${again}`);
  });

  it('are named, or those that failed are meant', async () => {
    expect((await admin(['reanalyse'])).exit).toBe(2);
    expect((await admin(['reanalyse', '--failed', `an_${'0'.repeat(32)}`])).exit).toBe(2);
    expect(await admin(['reanalyse', '--failed'])).toMatchObject({ exit: 0, out: '' });
  });
});

it('makes the sums again, and says of how many facts', async () => {
  const ran = await admin(['rebuild-rollups']);
  expect([ran.exit, ran.out]).toEqual([0, expect.stringMatching(/^facts \d+ {2}not counted before 0 {2}days made again \d+\n$/)]);
  expect(ran.err).toContain('the sums are made again');
  expect(JSON.parse((await admin(['rebuild-rollups', '--json'])).out)).toMatchObject({ added: 0 });
});

it('says how long what is kept', async () => {
  const ran = await admin(['retention']);
  expect(ran.out.split('\n').map((line) => line.split(/ {2,}/)[0])).toEqual(['contents', 'results', 'facts', '']);
  expect(JSON.parse((await admin(['retention', '--json'])).out)).toEqual({ contents_days: 7, results_days: 90, facts_days: 400 });
});
