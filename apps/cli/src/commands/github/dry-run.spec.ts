import { generateKeyPairSync } from 'node:crypto';
import { at, GitHubStandIn, makePullRequest, type MadePullRequest } from '@provenance/github-stand-in';
import { call, type Ran } from '../../run.fixture.ts';

const cwd = import.meta.dirname;

let github: GitHubStandIn;
let made: MadePullRequest;

beforeEach(async () => {
  github = await GitHubStandIn.start();
  github.credentials.token('pat');
  made = makePullRequest(github);
});

afterEach(() => github.stop());

const dryRun = (argv: readonly string[] = ['acme/shop#42'], env: NodeJS.ProcessEnv = { GITHUB_TOKEN: 'pat' }): Promise<Ran> =>
  call(['github', 'dry-run', ...argv, '--github-url', github.baseUrl], { cwd, env });

interface Answer {
  asked: { requests: number; graphql: { asked: number; points: number; left: object }; rest: { asked: number } };
  fetched: Record<string, number>;
  summary: { lines: number; agents: Record<string, number> };
  would_store: { lines: number; until_decided: object; review_fact: { counters: Record<string, number>; agent_id: string } };
  lines: { path: string; line: number; agent_id?: string; commit: string; author: string; evidence: { kind: string }[] }[];
  shortcomings: string[];
}

async function answer(...argv: string[]): Promise<Answer> {
  const { exit, out } = await dryRun(['acme/shop#42', '--json', ...argv]);
  expect(exit).toBe(0);
  return JSON.parse(out) as Answer;
}

describe('provenance github dry-run', () => {
  it('tells a program what would be fetched, attributed and stored, and what it took', async () => {
    const jonas = github.world.accounts.of('jonas');
    made.pull.reviews.push({ id: 'r', author: jonas, association: 'MEMBER', body: '', state: 'APPROVED', submittedAt: at(60), commit: null });
    const { asked, fetched, summary, would_store, lines, shortcomings } = await answer();
    expect(asked).toEqual({
      requests: github.requests.length,
      graphql: { asked: 3, points: github.points, left: expect.objectContaining({ limit: 5_000 }) },
      rest: { asked: 1, points: 1, left: expect.objectContaining({ limit: 5_000 }) },
    });
    expect(asked.requests).toBe(4);
    expect(fetched).toEqual({ commits: 20, checks: 0, reviews: 1, threads: 0, comments: 30, events: 0, changed_files: 20, changed_lines: 40, files: 20, notes: 0, traces: 0 });
    // Every third commit is Maria's.
    expect(summary).toMatchObject({ lines: 40, agents: { 'github-copilot': 28, human: 12 } });
    expect(lines[0]).toMatchObject({ path: 'src/file0.py', line: 1, agent_id: 'github-copilot', commit: made.pull.commits[0] });
    expect(would_store).toMatchObject({ lines: 40, until_decided: { files: 20, characters: 10 * 16 + 10 * 18 }, review_fact: { agent_id: 'github-copilot', counters: { commits: 20, review_comments: 30, 'reviewer:human:jonas': 1 } } });
    expect(shortcomings).toEqual([]);
  });

  it('tells a person the same, and that nothing happened', async () => {
    const { exit, out, err } = await dryRun();
    expect([exit, err]).toEqual([0, 'asking about acme/shop#42\n']);
    expect(out).toContain('  requests: 4\n');
    expect(out).toMatch(/GraphQL queries: 3, points: 6, \d+ of 5000 an hour left/);
    expect(out).toMatch(/^src\/file0\.py +ai +github-copilot +2 +0\.\d\d$/m);
    expect(out).toContain('40 lines in 20 files: 28 ai, 12 human');
    expect(out).toMatch(/^review_comments +30$/m);
    expect(out).toContain('Nothing was sent to anybody, nothing was stored.');
    expect(github.requests.filter(({ api, method }) => api === 'rest' && method !== 'GET')).toEqual([]);
    expect([made.repository.checkRuns, made.repository.issueComments]).toEqual([[], []]);
  });

  it('says what could not be had, and shows nothing of a title that a terminal would obey', async () => {
    made.pull.title = 'Order \u001b[31msearch';
    github.faults.add({ kind: 'without', fields: ['timelineItems'] });
    const { out } = await dryRun(['acme/shop#42', '--max-files', '5']);
    expect(out).toContain('What could not be had\n  GitHub was not asked for 15 of 20 files\n  GitHub did not tell all timeline of the pull request');
    expect(out).toContain('could not tell: timeline');
    expect(out).not.toContain('\u001b');
  });

  it('counts what was tried again', async () => {
    github.faults.add({ kind: 'reset' });
    const { asked } = await answer();
    expect(asked.requests).toBe(5);
    expect(asked.graphql.asked).toBe(3);
  });

  it('asks as an app', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    github.credentials.app('12', publicKey.export({ type: 'spki', format: 'pem' }).toString());
    github.world.install('acme/shop');
    const env = { PROVENANCE_GITHUB_APP_ID: '12', PROVENANCE_GITHUB_APP_PRIVATE_KEY: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString().replaceAll('\n', '\\n') };
    const { exit, out } = await dryRun(['acme/shop#42', '--json'], env);
    expect(exit).toBe(0);
    // Beside the four: which installation it is, and its token.
    expect((JSON.parse(out) as Answer).asked.requests).toBe(6);
  });
});

describe('provenance github dry-run fails', () => {
  it.each([['acme/shop'], ['acme/shop#x']])('with 2 for %s, which is no pull request', async (name) => {
    expect(await dryRun([name])).toMatchObject({ exit: 2, out: '', err: expect.stringContaining('name it as owner/repo#42') });
  });

  it('with 2 without a token, and says how to have one', async () => {
    expect(await dryRun(['acme/shop#42'], {})).toMatchObject({ exit: 2, out: '', err: expect.stringMatching(/no token for GitHub.*gh auth token/) });
    expect(github.requests).toEqual([]);
  });

  const inAnHour = Math.floor(Date.now() / 1_000) + 3_600;

  it.each<[string, () => void, RegExp, string]>([
    ['a token that was revoked', () => github.credentials.revoke('pat'), /Bad credentials.*check PROVENANCE_GITHUB_TOKEN/, 'refused'],
    ['a repository that is out of reach', () => github.credentials.token('pat', ['acme/other']), /Could not resolve to a Repository.*read access/, 'refused'],
    ['a pull request that is not there', () => made.repository.pullRequests.clear(), /GitHub knows no pull request/, 'refused'],
    ['a used up limit', () => github.limits.set('pat', { limit: 5_000, remaining: 0, reset: inAnHour }), /The rate limit of GitHub is used up.*Try again after/s, 'rate_limited'],
    ['an answer that breaks off', () => github.faults.add({ kind: 'truncated' }, { times: 9 }), /broke off/, 'away'],
  ])('with 3 for %s', async (_case, prepare, message, reason) => {
    prepare();
    const { exit, out, err } = await dryRun(['acme/shop#42', '--json']);
    expect([exit, JSON.parse(out)]).toEqual([3, expect.objectContaining({ reason, error: expect.objectContaining({ exit: 3 }) })]);
    expect(err).toMatch(message);
  });

  it('with 3 for a GitHub that cannot be reached', async () => {
    const { baseUrl } = github;
    await github.stop();
    const { exit, err } = await call(['github', 'dry-run', 'acme/shop#42', '--github-url', baseUrl], { cwd, env: { GITHUB_TOKEN: 'pat' } });
    expect([exit, err]).toEqual([3, expect.stringMatching(/GitHub could not be reached.*--github-url/s)]);
    github = await GitHubStandIn.start();
  }, 60_000);
});
