import { generateKeyPairSync } from 'node:crypto';
import { InMemoryGitHubCache, InMemoryRateBudgets } from '@provenance/domain';
import { at, GitHubStandIn, makePullRequest, type MadePullRequest } from '@provenance/github-stand-in';
import { accessBy } from '../access/github-access.ts';
import { GitHubAwayError, GitHubBusyError, GitHubRefusedError } from '../client/failure.ts';
import { GitHubClient } from '../client/github-client.ts';
import type { RequestOutcome } from '../client/observer.ts';
import type { GitHubCredentials } from '../access/credentials.ts';
import { GitHubSource } from './github-source.ts';

const signal = AbortSignal.timeout(60_000);
let github: GitHubStandIn;
let made: MadePullRequest;
let outcomes: RequestOutcome[];
let points: number;

beforeEach(async () => {
  github = await GitHubStandIn.start();
  github.credentials.token('pat');
  made = makePullRequest(github);
  outcomes = [];
  points = 0;
});

afterEach(() => github.stop());

interface Options {
  credentials?: GitHubCredentials;
  reserve?: number;
  timeoutMs?: number;
}

/** A worker of its own: what it shares with others is handed in. */
function source({ credentials = { kind: 'token', token: 'pat' }, reserve = 0.2, timeoutMs = 10_000 }: Options = {}, budgets = new InMemoryRateBudgets(), cache = new InMemoryGitHubCache()) {
  const observer = { requested, budget: () => undefined };
  const client = new GitHubClient(budgets, observer, { reserve, timeoutMs });
  const access = accessBy(credentials, client, cache, { baseUrl: github.baseUrl, cacheTtlSeconds: 60, retryMs: 1 });
  return new GitHubSource({ client, access, cache, cacheTtlSeconds: 60 });
}

function requested({ outcome, points: taken = 0 }: { outcome: RequestOutcome; points?: number }): void {
  outcomes.push(outcome);
  points += taken;
}

const NAME = { repo: 'acme/shop', number: 42 };
const ask = (from = source()) => from.pullRequest(NAME, made.head, signal);

const blamed = (...paths: string[]) => paths.map((path) => ({ path, blame: true, contents: true }));

function askEvidence(from: GitHubSource, paths: readonly string[], notesRefs: readonly string[] = []) {
  return from.evidence({ repo: 'acme/shop', head_sha: made.head, files: blamed(...paths), commits: made.pull.commits, notesRefs, maxFiles: 300 }, signal);
}

const files = (count: number): string[] => Array.from({ length: count }, (_, index) => `src/file${index}.py`);

describe('a pull request of 20 commits, 30 comments and 20 files', () => {
  it('takes three requests and six points of the rate limit, and none the second time', async () => {
    const from = source();
    const { snapshot, notesRefs } = await ask(from);
    const evidence = await askEvidence(from, files(20), notesRefs);
    expect(github.requests.map(({ operation }) => operation)).toEqual(['PullRequest', 'Contents', 'Contents']);
    expect([snapshot.commits.length, snapshot.comments.length, snapshot.incomplete, evidence.blame.length]).toEqual([20, 30, [], 20]);
    await ask(from);
    await askEvidence(from, files(20), notesRefs);
    expect([github.requests.length, github.points, points]).toEqual([3, 6, 6]);
  });

  it('takes four where its commits have notes', async () => {
    made.repository.note('refs/notes/ai', made.pull.commits[4]!, 'a note');
    made.repository.note('refs/notes/ai', made.pull.commits[5]!, 'another', true);
    const from = source();
    const { notesRefs } = await ask(from);
    const evidence = await askEvidence(from, files(20), notesRefs);
    expect(github.requests).toHaveLength(4);
    expect(notesRefs).toEqual(['refs/notes/ai']);
    expect(evidence.notes).toEqual([
      { commit: made.pull.commits[4], content: 'a note' },
      { commit: made.pull.commits[5], content: 'another' },
    ]);
    // Where the lines stood in the commit is known for commits with notes.
    expect(evidence.blame.find(([path]) => path === 'src/file4.py')?.[1]).toEqual([{ start: 1, end: 2, sha: made.pull.commits[4], commit_start: 1 }]);
    expect(evidence.blame.find(([path]) => path === 'src/file6.py')?.[1]).toEqual([{ start: 1, end: 2, sha: made.pull.commits[6] }]);
  });

  it('is read as GitHub means it', async () => {
    const { accounts } = github.world;
    const jonas = accounts.of('jonas');
    const rabbit = accounts.of('coderabbitai', 'Bot');
    made.repository.commits.get(made.head)!.checks.push(
      { name: 'build', conclusion: 'FAILURE', startedAt: at(20), completedAt: at(25), app: 'GitHub Actions', workflow: 'CI' },
      { name: 'e2e', conclusion: null, startedAt: at(20), completedAt: null, app: 'GitHub Actions' },
      { context: 'ci/deploy', state: 'SUCCESS', createdAt: at(26) },
    );
    made.pull.labels.push('agent:codex');
    made.pull.reviews.push(
      { id: 'r1', author: rabbit, association: 'NONE', body: 'x', state: 'CHANGES_REQUESTED', submittedAt: at(30), commit: made.head },
      { id: 'r2', author: null, association: 'NONE', body: '', state: 'APPROVED', submittedAt: at(31), commit: made.head },
      { id: 'r3', author: jonas, association: 'MEMBER', body: '', state: 'PENDING', submittedAt: at(32), commit: made.head },
    );
    made.pull.threads.push({
      id: 't1',
      path: 'src/file0.py',
      line: 1,
      isResolved: true,
      comments: [{ id: 'c1', author: rabbit, association: 'NONE', body: 'nit', createdAt: at(30) }],
    });
    made.pull.timeline.push(
      { type: 'HeadRefForcePushedEvent', actor: jonas, createdAt: at(40) },
      { type: 'ReviewDismissedEvent', actor: jonas, createdAt: at(41), fields: { review: { __typename: 'PullRequestReview', id: 'r1' }, previousReviewState: 'CHANGES_REQUESTED' } },
      { type: 'LabeledEvent', actor: jonas, createdAt: at(42) },
    );
    const { snapshot } = await ask();
    expect(snapshot).toMatchObject({
      repo: 'acme/shop',
      author: { login: 'copilot-swe-agent', kind: 'bot' },
      labels: ['agent:codex'],
      head_sha: made.head,
      branch: 'copilot/order-search',
      head_repo: 'acme/shop',
      merged_by: null,
      incomplete: [],
      reviews: [
        { id: 'r1', author: { login: 'coderabbitai', kind: 'bot' }, state: 'changes_requested', association: 'none' },
        { id: 'r2', author: null, state: 'approved' },
      ],
      threads: [{ id: 't1', resolved: true, comments: [{ author: { login: 'coderabbitai' }, body: 'nit' }] }],
      timeline: [
        { kind: 'force_pushed', actor: { login: 'jonas', kind: 'user' }, at: at(40) },
        { kind: 'review_dismissed', review_id: 'r1', previous_state: 'changes_requested' },
      ],
    });
    expect(snapshot.commits.at(-1)).toMatchObject({
      authors: [{ login: null, name: 'copilot-swe-agent[bot]' }],
      checks: [
        { name: 'build', context: 'CI', outcome: 'failure', completed_at: at(25) },
        { name: 'e2e', context: 'GitHub Actions', outcome: 'pending', completed_at: null },
        { name: 'ci/deploy', context: 'ci/deploy', outcome: 'success', completed_at: at(26) },
      ],
    });
  });
});

describe('more than a page', () => {
  it('of comments, commits, threads, comments of a thread and checks of a commit is fetched together', async () => {
    made = makePullRequest(github, 'acme/large', { commits: 120, comments: 250, files: 120 });
    const maria = github.world.accounts.of('maria');
    const comment = (id: number) => ({ id: `T_${id}`, author: maria, association: 'MEMBER', body: 'x', createdAt: at(id) });
    made.pull.threads.push({ id: 'long', path: 'a', line: 1, isResolved: false, comments: Array.from({ length: 130 }, (_, index) => comment(index)) });
    made.repository.commits.get(made.pull.commits[3]!)!.checks.push(
      ...Array.from({ length: 70 }, (_, index) => ({ name: `check ${index}`, conclusion: 'SUCCESS', startedAt: at(1), completedAt: at(2), app: 'CI' })),
    );
    const { snapshot } = await source().pullRequest({ repo: 'acme/large', number: 42 }, made.head, signal);
    expect([snapshot.commits.length, snapshot.comments.length, snapshot.threads[0]?.comments.length, snapshot.commits[3]?.checks.length]).toEqual([120, 250, 130, 70]);
    expect(new Set(snapshot.comments.map(({ id }) => id)).size).toBe(250);
    // The files beyond the first page are not fetched, and that is said.
    expect(snapshot.incomplete).toEqual(['files']);
    expect(github.requests).toHaveLength(3);
  });

  it('is told by GitHub alone, whatever the size of a page, and said to be missing when there are too many', async () => {
    github.pages.size = 7;
    const { snapshot } = await ask();
    expect([snapshot.commits.length, snapshot.comments.length, snapshot.incomplete]).toEqual([20, 30, ['files']]);
    github.pages.size = 2;
    const { snapshot: cut } = await ask();
    expect([cut.commits.length, cut.comments.length, cut.incomplete]).toEqual([20, 22, ['comments', 'files']]);
  });
});

describe('what GitHub does not say', () => {
  it('a renamed repository is called by its new name, a fork that is gone by none', async () => {
    github.world.rename('acme/old', 'acme/shop');
    made.pull.headRepository = 'gone/fork';
    const { snapshot } = await source().pullRequest({ repo: 'acme/old', number: 42 }, made.head, signal);
    expect([snapshot.repo, snapshot.head_repo]).toEqual(['acme/shop', null]);
  });

  it('a part with an error, and a part that lacks fields, cannot be told', async () => {
    made.repository.commits.get(made.head)!.checks.push({ context: 'ci', state: 'SUCCESS', createdAt: at(1) });
    const path = ['repository', 'pullRequest', 'commits', 'nodes', 19, 'commit', 'statusCheckRollup'];
    github.faults.add({ kind: 'graphql-errors', errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration', path }], nulled: ['statusCheckRollup'] });
    expect((await ask()).snapshot.incomplete).toEqual(['checks']);
    expect(outcomes).toEqual(['partial']);
    github.faults.add({ kind: 'without', fields: ['authorAssociation', 'createdAt'] });
    await expect(ask()).rejects.toThrow('lacks what a pull request must have');
    github.faults.add({ kind: 'without', fields: ['timelineItems', 'submittedAt', 'login'] });
    const { snapshot } = await ask();
    expect([snapshot.incomplete, snapshot.author]).toEqual([['comments', 'timeline'], null]);
  });

  it('a head commit that is not there is not blamed, and a name that is none is not asked for', async () => {
    const from = source();
    const wanted = { repo: 'acme/shop', files: blamed('a'), commits: [], notesRefs: [], maxFiles: 1 };
    expect((await from.evidence({ ...wanted, head_sha: 'f'.repeat(40) }, signal)).shortcomings).toEqual([
      'GitHub does not have the head commit: nothing is known of its files',
    ]);
    expect((await from.evidence({ ...wanted, head_sha: 'x") { id } }' }, signal)).shortcomings).toHaveLength(1);
    expect(github.requests).toHaveLength(1);
  });

  it('paths of a pull request are text, whatever they hold', async () => {
    const { blame, shortcomings } = await askEvidence(source(), ['a") { ranges } } x: id #', 'b\ud800', '\u2028\n\0"', 'src/file0.py']);
    expect(blame.map(([path]) => path)).toEqual(['src/file0.py']);
    expect(shortcomings).toEqual(['GitHub was not asked for 1 of 4 files']);
  });

  it('more files than are blamed, and lines of a trace file that are none', async () => {
    const commit = made.repository.commit({
      parent: made.head,
      files: { '.agent-trace/traces.jsonl': '{"version":"0.1.0"}\nnone\n[1]\n' },
      message: 'x',
      authors: [],
      authoredDate: at(1),
    });
    const wanted = { repo: 'acme/shop', head_sha: commit.sha, files: blamed(...files(3)), commits: [], notesRefs: [], maxFiles: 2 };
    const evidence = await source().evidence(wanted, signal);
    expect(evidence.traces).toEqual([{ version: '0.1.0' }]);
    expect(evidence.shortcomings).toEqual(['GitHub was not asked for 1 of 3 files']);
    expect(evidence.contents).toEqual([['src/file0.py', 'one = 0\ntwo = 0\n'], ['src/file1.py', 'one = 1\ntwo = 1\n']]);
  });
});

describe('failures', () => {
  it('are tried again when they may pass: 500, a connection that breaks', async () => {
    github.faults.add({ kind: 'status', status: 500 });
    github.faults.add({ kind: 'reset' });
    expect((await ask()).snapshot.commits).toHaveLength(20);
    expect(github.requests).toHaveLength(3);
  });

  it('are said when they do not pass', async () => {
    github.faults.add({ kind: 'status', status: 503 }, { times: 9 });
    await expect(ask()).rejects.toThrow(GitHubAwayError);
    expect(github.requests).toHaveLength(3);
    github.faults.clear();
    github.faults.add({ kind: 'truncated' });
    await expect(ask()).rejects.toThrow('broke off');
    github.faults.add({ kind: 'slow', ms: 5_000 }, { times: 9 });
    await expect(ask(source({ timeoutMs: 50 }))).rejects.toThrow(GitHubAwayError);
    expect(outcomes).toEqual(['failed', 'failed', 'failed']);
  });

  it('of a question that is too large: a smaller one is asked', async () => {
    github.faults.add({ kind: 'status', status: 502 });
    github.faults.add({ kind: 'graphql-errors', errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'x' }], nulled: ['repository'] });
    expect((await ask()).snapshot.commits).toHaveLength(20);
    expect(github.requests.map(({ operation }) => operation)).toEqual(['PullRequest', 'PullRequest', 'PullRequest', 'MorePages', 'MorePages']);
    github.faults.add({ kind: 'status', status: 504 });
    expect((await askEvidence(source(), files(10))).blame).toHaveLength(10);
  });

  it('for good say what to do', async () => {
    await expect(source().pullRequest({ repo: 'acme/none', number: 1 }, '', signal)).rejects.toThrow(/Could not resolve to a Repository.*read access/);
    await expect(source().pullRequest({ ...NAME, number: 7 }, '', signal)).rejects.toThrow(GitHubRefusedError);
    github.credentials.revoke('pat');
    await expect(ask()).rejects.toThrow(/Bad credentials.*check PROVENANCE_GITHUB_TOKEN/);
  });

  it('stop with the job', async () => {
    github.faults.add({ kind: 'slow', ms: 5_000 });
    const stopping = new AbortController();
    const asked = source().pullRequest(NAME, made.head, stopping.signal);
    stopping.abort(new Error('shutting down'));
    await expect(asked).rejects.toThrow('shutting down');
  });
});

describe('rate limits', () => {
  const inAnHour = (): number => Math.floor(Date.now() / 1_000) + 3_600;

  it.each([
    ['primary', { kind: 'primary-limit', reset: Math.floor(Date.now() / 1_000) + 3_600 }],
    ['secondary with 403', { kind: 'secondary-limit', status: 403, retryAfter: 120 }],
    ['secondary with 429', { kind: 'secondary-limit', status: 429 }],
  ] as const)('%s: until it is over nobody asks', async (_case, fault) => {
    const budgets = new InMemoryRateBudgets();
    github.faults.add(fault);
    await expect(ask(source({}, budgets))).rejects.toBeInstanceOf(GitHubBusyError);
    await expect(ask(source({}, budgets))).rejects.toMatchObject({ until: expect.any(Number) as number });
    expect(github.requests).toHaveLength(1);
    expect(outcomes).toEqual(['limited']);
  });

  it('leave a share to others', async () => {
    const reset = inAnHour();
    github.limits.set('pat', { limit: 5_000, remaining: 1_001, reset });
    const from = source();
    await ask(from);
    await expect(askEvidence(from, files(1))).rejects.toMatchObject({ name: 'GitHubBusyError', until: reset * 1_000 });
    expect(github.requests).toHaveLength(1);
    github.limits.set('pat', { limit: 5_000, remaining: 1, reset: reset + 1 });
    await ask(source({ reserve: 0 }));
  });

  it('may not be there at all', async () => {
    github.limits.disable();
    expect((await ask()).snapshot.commits).toHaveLength(20);
  });
});

describe('an app', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const credentials: GitHubCredentials = { kind: 'app', appId: '12', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };

  it('finds its installation by the repository, and each has a budget of its own', async () => {
    github.credentials.app('12', publicKey.export({ type: 'spki', format: 'pem' }).toString());
    const { id } = github.world.install('acme/shop');
    makePullRequest(github, 'globex/shop');
    github.world.install('globex/shop');
    const budgets = new InMemoryRateBudgets();
    const from = source({ credentials }, budgets);
    await ask(from);
    expect(github.requests.map(({ payer }) => payer)).toEqual(['app 12', 'app 12', `installation ${id}`]);
    await budgets.block(`installation ${id}/graphql`, Date.now() + 3_600_000);
    await expect(askEvidence(from, [])).rejects.toBeInstanceOf(GitHubBusyError);
    expect((await from.pullRequest({ repo: 'globex/shop', number: 42 }, '', signal)).snapshot.repo).toBe('globex/shop');
    await expect(from.pullRequest({ repo: 'initech/shop', number: 1 }, '', signal)).rejects.toThrow('no installation for initech/shop: install it there');
  });
});
