import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FindingLife } from '@provenance/api-client';
import { MadeRepository, semgrepCorePath, startService, type ServiceProcess } from '@provenance/embedded';
import { call, type Ran } from '../../run.fixture.ts';

const ADMIN = 'an-admin-token-of-the-test-0123456789';
const VULNERABLE = 'import os\nfrom flask import request\n\ndef run():\n    os.system("ls " + request.args["x"])\n';
const RULE = 'python-command-injection';
const UNKNOWN = 'f'.repeat(32);

describe('provenance findings', () => {
  const data = mkdtempSync(join(tmpdir(), 'provenance-findings-'));
  let service: ServiceProcess;
  let made: MadeRepository;
  let fingerprint: string;

  beforeAll(async () => {
    made = new MadeRepository();
    made.commit('start', { 'a.py': 'x = 1\n' });
    made.git('checkout', '-q', '-b', 'feature');
    made.commit('run\n\nCo-Authored-By: Claude <noreply@anthropic.com>', { 'a.py': VULNERABLE });
    const env = { PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath(), PROVENANCE_DATA_DIR: data, PROVENANCE_LOG_LEVEL: 'warn', PROVENANCE_AUTH: 'on', PROVENANCE_ADMIN_TOKEN: ADMIN, HOME: data };
    service = await startService({ app: 'standalone', env });
    for (const pr of ['1', '2']) expect((await provenance('submit', '--base', 'main', '--repository', 'acme/shop', '--pr', pr)).exit).toBe(1);
    fingerprint = lives(await provenance('findings', 'list', '--pr', '1', '--rule', RULE, '--json'))[0]!.fingerprint;
  }, 120_000);

  afterAll(async () => {
    await service?.stop();
    made.delete();
    rmSync(data, { recursive: true, force: true });
  });

  function provenance(...words: string[]): Promise<Ran> {
    return call(words, { cwd: made.dir, env: { PROVENANCE_API_URL: service.base, PROVENANCE_API_TOKEN: ADMIN } });
  }

  function lives({ out }: Ran): FindingLife[] {
    return (JSON.parse(out) as { items: FindingLife[] }).items;
  }

  const statuses = (ran: Ran): string[] => lives(ran).map(({ pr_number, status }) => `${pr_number} ${status}`).sort();

  it('lists what the filters ask for, page by page', async () => {
    const text = await provenance('findings', 'list', '--repository', 'acme/shop', '--status', 'open', '--rule', RULE);
    expect(text.out).toMatch(new RegExp(`^${fingerprint}  open    critical  a\\.py:5  acme/shop 2   python-command-injection  claude-code$`, 'm'));
    const first = await provenance('findings', 'list', '--rule', RULE, '--limit', '1', '--json');
    const { next_cursor } = JSON.parse(first.out) as { next_cursor: string };
    expect(first.err).toContain(`--cursor ${next_cursor}`);
    const second = await provenance('findings', 'list', '--rule', RULE, '--limit', '1', '--cursor', next_cursor, '--json');
    expect([first, second].flatMap(statuses)).toEqual(['2 open', '1 open']);
    for (const none of [['--severity', 'low'], ['--agent', 'human'], ['--file', 'b.py'], ['--category', 'x'], ['--until', '2020-01-01T00:00:00Z'], ['--since', '2999-01-01T00:00:00Z'], ['--status', 'remediated']]) {
      expect((await provenance('findings', 'list', ...none)).out).toBe('no finding is like that\n');
    }
  });

  it('suppresses, shows and takes back, each as far as it was asked for', async () => {
    const one = await provenance('findings', 'suppress', fingerprint, '--scope', 'pull_request', '--pr', '1', '--reason', 'a constant', '--expires', '30d', '--approver', 'ada', '--json');
    expect([one.exit, statuses(one)]).toEqual([0, ['1 suppressed', '2 open']]);
    const { suppression } = lives(one).find(({ pr_number }) => pr_number === '1')!;
    expect(suppression).toMatchObject({ scope: 'pull_request', repo: 'acme/shop', reason: 'a constant', approver: 'ada', actor: expect.any(String) });
    expect(Math.round((Date.parse(suppression!.expires_at!) - Date.parse(suppression!.created_at!)) / 86_400_000)).toBe(30);
    expect(statuses(await provenance('findings', 'list', '--status', 'suppressed', '--json'))).toEqual(['1 suppressed']);
    expect((await provenance('findings', 'list', '--status', 'suppressed')).out).toContain(`until ${suppression!.expires_at}: a constant`);

    expect(statuses(await provenance('findings', 'suppress', fingerprint, '--reason', 'everywhere in the shop', '--json'))).toEqual(['1 suppressed', '2 suppressed']);
    const taken = await provenance('findings', 'unsuppress', fingerprint, '--reason', 'it can be reached', '--json');
    expect(statuses(taken)).toEqual(['1 suppressed', '2 open']);
    const shown = await provenance('findings', 'show', fingerprint);
    expect(shown.out).toMatch(/held back in this pull request by \S+, approved by ada, until \S+: a constant$/m);
    expect(shown.out).toMatch(/^ {4}\S+ {2}reopened unsuppressed by \S+: it can be reached$/m);
  });

  it('takes nothing back that was not given so far', async () => {
    const again = await provenance('findings', 'unsuppress', fingerprint, '--reason', 'nothing to take back', '--scope', 'everywhere', '--json');
    expect([again.exit, statuses(again)]).toEqual([0, ['1 suppressed', '2 open']]);
  });

  it.each<[string, string[], number, string]>([
    ['a word that is no fingerprint', ['show', 'an_1'], 2, 'not a fingerprint'],
    ['an unknown finding', ['show', UNKNOWN], 3, 'provenance findings list'],
    ['no reason', ['suppress', UNKNOWN], 2, '--reason'],
    ['an unknown scope', ['suppress', UNKNOWN, '--reason', 'r', '--scope', 'world'], 2, 'Allowed choices are pull_request, repo, everywhere'],
    ['a pull request of a whole repository', ['suppress', UNKNOWN, '--reason', 'r', '--pr', '1'], 2, '--scope pull_request'],
    ['an expiry that is none', ['suppress', UNKNOWN, '--reason', 'r', '--expires', 'soon'], 2, '30d'],
    ['a repository that does not have it', ['suppress', UNKNOWN, '--reason', 'r', '--repository', 'acme/other'], 3, 'There is no such finding'],
    ['an unknown state', ['list', '--status', 'closed'], 2, 'Allowed choices'],
    ['a moment that is none', ['list', '--since', 'yesterday'], 2, '--from must be a moment'],
    ['a cursor of nobody', ['list', '--cursor', 'x'], 2, '--cursor must be the next_cursor'],
  ])('ends with %s as it should', async (_, words, exit, said) => {
    const ran = await provenance('findings', ...words);
    expect([ran.exit, ran.out, ran.err]).toEqual([exit, '', expect.stringContaining(said)]);
  });

  it('asks for what the finding leaves open, and for a moment to come', async () => {
    const which = await provenance('findings', 'suppress', fingerprint, '--scope', 'pull_request', '--reason', 'r');
    expect([which.exit, which.err]).toEqual([2, expect.stringMatching(/name it with --pr: \d, \d/)]);
    const past = await provenance('findings', 'suppress', fingerprint, '--reason', 'r', '--expires', '2020-01-01T00:00:00Z', '--json');
    expect([past.exit, JSON.parse(past.out)]).toEqual([2, { error: { exit: 2, message: expect.stringContaining('/expires_at must be a moment to come') as string } }]);
  });
});
