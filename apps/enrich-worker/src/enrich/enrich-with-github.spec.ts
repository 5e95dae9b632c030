import { DEFAULT_ATTRIBUTION } from '@provenance/attribution';
import { parseSubmission, type ParsedSubmission } from '@provenance/contracts';
import { type AnalysisRecord, type AttributedLine, deriveId, InMemoryGitHubCache, InMemoryRateBudgets, waitingStages } from '@provenance/domain';
import { accessBy, GitHubClient, GitHubSource, ReviewerTeams } from '@provenance/github';
import { at, GitHubStandIn, makePullRequest, type MadePullRequest } from '@provenance/github-stand-in';
import { PermanentError, PostponedError, TransientError, type StageContext, type StageOutcome } from '@provenance/queue';
import { InMemoryAnalysisStore, InMemoryOpenLedger, type ReviewFactStore } from '@provenance/store';
import { enrichHandler } from './handler.fixture.ts';

const ID = deriveId('an', 'github');
const context: StageContext = { signal: AbortSignal.timeout(60_000), attempt: 1, lastAttempt: false };

let github: GitHubStandIn;
let made: MadePullRequest;

beforeEach(async () => {
  github = await GitHubStandIn.start();
  github.credentials.token('pat');
  made = makePullRequest(github, 'acme/shop', { commits: 3, comments: 2, files: 3 });
});

afterEach(() => github.stop());

interface Ran {
  outcome: StageOutcome;
  lines: AttributedLine[] | undefined;
  /** The submission as detect will read it. */
  submitted: ParsedSubmission;
  reviews: ReviewFactStore;
}

interface Options {
  pr_number?: string;
  /** Ms ago. */
  accepted?: number;
  /** Ms ago; never where absent. */
  reopened?: number;
  context?: Partial<StageContext>;
  patienceMs?: number;
  head_sha?: string;
  evidence?: object;
  asksTeams?: boolean;
}

/** One run of the stage for a submission that brings nothing but its lines: the three files of the pull request. */
async function run({ pr_number = '42', accepted = 0, reopened, patienceMs = 3_600_000, head_sha = made.head, evidence = {}, asksTeams = false, ...options }: Options = {}): Promise<Ran> {
  const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
  const created_at = ago(accepted);
  const record: AnalysisRecord = {
    analysis_id: ID,
    status: 'received',
    repo: 'acme/shop',
    pr_number,
    base_sha: made.pull.base,
    head_sha,
    created_at,
    updated_at: created_at,
    body_sha256: 'x',
    line_count: 6,
    has_files: false,
    stages: waitingStages(),
  };
  const changed_lines = ['src/file0.py', 'src/file1.py', 'src/file2.py'].flatMap((file_path) =>
    [1, 2].map((line_number) => ({ file_path, line_number, change_type: 'added' })),
  );
  const store = new InMemoryAnalysisStore(new InMemoryOpenLedger());
  const { repo, base_sha } = record;
  const body = Buffer.from(JSON.stringify({ repo, pr_number, base_sha, head_sha, provenance_data: { changed_lines, ...evidence } }));
  await store.accept({ record, body });
  if (reopened !== undefined) {
    await store.fail(ID, { stage: 'detect', reason: 'x' }, created_at);
    await store.reopen(ID, ago(reopened));
  }
  const cache = new InMemoryGitHubCache();
  const client = new GitHubClient(new InMemoryRateBudgets(), { requested: () => undefined, budget: () => undefined }, { reserve: 0, timeoutMs: 10_000 });
  const access = accessBy({ kind: 'token', token: 'pat' }, client, cache, { baseUrl: github.baseUrl, cacheTtlSeconds: 60, retryMs: 1 });
  const source = new GitHubSource({ client, access, cache, cacheTtlSeconds: 60 });
  const { handler, reviews } = enrichHandler(store, DEFAULT_ATTRIBUTION, source, patienceMs, new ReviewerTeams({}, asksTeams ? source : undefined));
  const outcome = await handler.run(ID, { ...context, ...options.context });
  return { outcome, lines: await store.lines(ID), submitted: parseSubmission((await store.body(ID))!), reviews };
}

const authors = (lines: AttributedLine[] | undefined): unknown[] =>
  (lines ?? []).map(({ file_path, verdict: { contributor, agent_id, granularity } }) => [file_path.slice(4, 9), contributor, agent_id, granularity]);

describe('with the teams of reviewers from GitHub', () => {
  beforeEach(() => {
    github.world.team('acme', 'core', 'jonas');
    made.pull.reviews.push({ id: 'r', author: github.world.accounts.of('jonas'), association: 'MEMBER', body: '', state: 'APPROVED', submittedAt: at(50), commit: null });
  });

  it('the figures have them', async () => {
    const { outcome, reviews } = await run({ asksTeams: true });
    expect(outcome).toEqual({ status: 'completed' });
    expect((await reviews.get('acme/shop', '42'))?.counters).toMatchObject({ 'team_reviewer:jonas:core': 1 });
  });

  it('an analysis is whole without them, and says what is left out', async () => {
    github.faults.add({ kind: 'status', status: 403 }, { when: ({ operation }) => operation === 'ReviewerTeams' });
    const { outcome, reviews } = await run({ asksTeams: true });
    expect(outcome).toEqual({ status: 'completed', reason: expect.stringMatching(/^Teams of reviewers are left out: .*read access to the members/) as string });
    expect((await reviews.get('acme/shop', '42'))?.counters).toMatchObject({ reviewers: 1 });
  });
});

describe('enrich with GitHub', () => {
  it('credits each line to the commit that brought it, and keeps the review fact', async () => {
    const jonas = github.world.accounts.of('jonas');
    made.pull.reviews.push({ id: 'r', author: jonas, association: 'MEMBER', body: '', state: 'APPROVED', submittedAt: at(60), commit: null });
    const { outcome, lines, reviews } = await run();
    expect(outcome).toEqual({ status: 'completed' });
    expect(authors(lines)).toEqual([
      ['file0', 'ai', 'github-copilot', 'commit'],
      ['file0', 'ai', 'github-copilot', 'commit'],
      ['file1', 'ai', 'github-copilot', 'commit'],
      ['file1', 'ai', 'github-copilot', 'commit'],
      ['file2', 'human', undefined, 'commit'],
      ['file2', 'human', undefined, 'commit'],
    ]);
    expect(await reviews.get('acme/shop', '42')).toMatchObject({
      agent_id: 'github-copilot',
      counters: { commits: 3, 'commit:ai': 2, 'commit:human': 1, human_followup_fast: 1, review_comments: 2, 'reviewer:human:jonas': 1, 'duration_ms:time_to_first_approval': 59 * 60_000 },
      could_not_tell: [],
    });
    expect(github.requests).toHaveLength(2);
  });

  it('reads git-ai notes at the line of their commit, though it has moved since', async () => {
    const note = ['src/file0.py', '  s_c3aa905e9dfee2::t_7c645616a590a2 2', '---', JSON.stringify({
      schema_version: 'authorship/3.0.0',
      base_commit_sha: made.pull.commits[0],
      prompts: {},
      sessions: { s_c3aa905e9dfee2: { agent_id: { tool: 'codex', id: 'x', model: 'gpt-5' } } },
    })].join('\n');
    made.repository.note('refs/notes/ai', made.pull.commits[0]!, note);
    const moved = made.repository.commit({ parent: made.head, files: { 'src/file0.py': 'new\none = 0\ntwo = 0\n' }, message: 'x', authors: [{ name: 'Maria', email: 'maria@acme.example' }], authoredDate: at(20) });
    made.pull.commits.push(moved.sha);
    const { lines } = await run({
      head_sha: moved.sha,
      evidence: { changed_lines: [1, 2, 3].map((line_number) => ({ file_path: 'src/file0.py', line_number, change_type: 'added' })) },
    });
    expect(authors(lines)).toEqual([
      ['file0', 'human', undefined, 'commit'],
      ['file0', 'ai', 'github-copilot', 'commit'],
      ['file0', 'ai', 'codex', 'line'],
    ]);
  });

  it('fetches the files that the submission did not bring, and leaves those that it did', async () => {
    const { submitted } = await run();
    expect(submitted.files.map(({ path, content }) => [path, content.toString()])).toEqual([
      ['src/file0.py', 'one = 0\ntwo = 0\n'],
      ['src/file1.py', 'one = 1\ntwo = 1\n'],
      ['src/file2.py', 'one = 2\ntwo = 2\n'],
    ]);
    expect(submitted.lines).toHaveLength(6);
    const { submitted: own } = await run({ evidence: { files: [{ path: 'src/file0.py', content: 'own' }] } });
    expect(own.files.map(({ content }) => content.toString())).toEqual(['own']);
  });

  it('never makes an author of a reviewer', async () => {
    const claude = github.world.accounts.of('claude', 'Bot');
    made.pull.author = github.world.accounts.of('maria');
    made.pull.commits = [made.pull.commits[2]!];
    made.pull.reviews.push({ id: 'r', author: claude, association: 'NONE', body: 'Agent-ID: claude-code', state: 'APPROVED', submittedAt: at(60), commit: null });
    const { lines } = await run();
    expect(lines?.flatMap(({ verdict }) => verdict.evidence.map(({ agent_id }) => agent_id)).filter((agent) => agent?.includes('claude'))).toEqual([]);
  });

  it('keeps what the submission brought', async () => {
    const commits = [{ sha: made.pull.commits[0], message: 'x', author: 'Devin <158243242+devin-ai-integration[bot]@users.noreply.github.com>' }];
    const { lines } = await run({ evidence: { commits } });
    expect(authors(lines).slice(0, 2)).toEqual([['file0', 'ai', 'devin', 'commit'], ['file0', 'ai', 'devin', 'commit']]);
  });
});

describe('a pull request that GitHub reported', () => {
  const reported = { changed_lines: [], source: 'github' };

  it('has the lines and files that GitHub shows', async () => {
    const { outcome, lines, submitted } = await run({ evidence: reported });
    expect(outcome).toEqual({ status: 'completed' });
    expect(authors(lines).map((author) => (author as unknown[]).slice(0, 3))).toEqual([
      ...Array(2).fill(['file0', 'ai', 'github-copilot']),
      ...Array(2).fill(['file1', 'ai', 'github-copilot']),
      ...Array(2).fill(['file2', 'human', undefined]),
    ]);
    expect(submitted.lines[0]).toMatchObject({ file_path: 'src/file0.py', line_number: 1, change_type: 'added', content: 'one = 0', language: 'python' });
    expect(submitted.files).toHaveLength(3);
    expect(github.requests.map(({ api }) => api)).toEqual(['graphql', 'rest', 'graphql']);
  });

  it('has the renames that GitHub shows, with and without an edit', async () => {
    const by = { message: 'x', authors: [], authoredDate: at(9) };
    const base = made.repository.commit({ ...by, files: { 'a.py': 'one\ntwo\nthree\n', 'same.py': 'x = 1\n', 'gone.py': 'y = 2\n' } });
    const files = { 'a.py': null, 'b.py': 'one\ntwo\nthree\nfour\n', 'same.py': null, 'web/same.py': 'x = 1\n', 'gone.py': null, 'new.py': 'z = 3\n' };
    const head = made.repository.commit({ ...by, parent: base.sha, files });
    Object.assign(made.pull, { base: base.sha, commits: [head.sha] });
    const { submitted } = await run({ head_sha: head.sha, evidence: reported });
    expect(submitted.renames).toEqual([{ from: 'a.py', to: 'b.py' }, { from: 'same.py', to: 'web/same.py' }]);
    expect(submitted.lines.map(({ file_path, change_type, content }) => `${file_path} ${change_type} ${content}`)).toEqual(['b.py added four', 'gone.py deleted y = 2', 'new.py added z = 3']);
  });

  it('says what GitHub does not show', async () => {
    const head = made.repository.commit({ parent: made.head, files: { 'logo.png': '\0' }, message: 'x', authors: [], authoredDate: at(9) });
    made.pull.commits.push(head.sha);
    const { outcome } = await run({ head_sha: head.sha, evidence: reported });
    expect(outcome).toEqual({ status: 'degraded', reason: 'GitHub shows no changed lines of 1 files' });
  });

  it('ends for a newer push, which has an analysis of its own', async () => {
    const older = made.pull.commits[1]!;
    const ended = await run({ head_sha: older, evidence: reported }).catch((error: unknown) => error);
    expect(ended).toMatchObject({ name: 'SupersededError', headSha: made.head });
  });

  it('is asked about again while GitHub does not show its head, and was pushed over when it never does', async () => {
    const options = { head_sha: 'f'.repeat(40), evidence: reported };
    await expect(run(options)).rejects.toBeInstanceOf(TransientError);
    const ended = await run({ ...options, context: { lastAttempt: true } }).catch((error: unknown) => error);
    expect(ended).toMatchObject({ name: 'SupersededError', headSha: made.head });
  });

  it('waits for GitHub when that does not answer at any attempt: nobody else knows what it changes', async () => {
    github.faults.add({ kind: 'status', status: 503 }, { times: 9 });
    const failed = await run({ context: { lastAttempt: true }, evidence: reported }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(PostponedError);
  });

  it.each([
    ['a minute at first', { accepted: 0 }, 60],
    ['longer after that, since every question takes the place of another job', { accepted: 600_000 }, 300],
    ['ten minutes at most', { accepted: 3_000_000 }, 600],
    ['until its patience ends, and asks once more then', { accepted: 7_000_000 }, 190],
    ['as at first once it was opened again', { accepted: 86_400_000, reopened: 0 }, 60],
  ])('waits %s', async (_case, options, seconds) => {
    github.faults.add({ kind: 'status', status: 503 }, { times: 9 });
    const before = Date.now();
    const failed = await run({ ...options, context: { lastAttempt: true }, evidence: reported, patienceMs: 7_200_000 }).catch((error: unknown) => error);
    const took = Date.now() - before;
    const waits = (failed as PostponedError).until - before;
    expect(waits).toBeGreaterThanOrEqual(seconds * 1_000);
    // Those that wait come back within ten seconds of each other.
    expect(waits).toBeLessThanOrEqual(seconds * 1_000 + 10_000 + 2 * took);
  });

  it.each([
    ['not known to GitHub', { pr_number: '7' }, /GitHub knows no pull request/, () => undefined],
    ['not told in the end', { context: { lastAttempt: true }, patienceMs: 0 }, /broke off.*did not wait/, () => github.faults.add({ kind: 'truncated' }, { times: 9 })],
    ['told but not its files', { context: { lastAttempt: true }, patienceMs: 0 }, /GitHub answered 503.*did not wait/, () => github.faults.add({ kind: 'status', status: 503 }, { times: 9, when: ({ api }) => api === 'rest' })],
  ] as [string, Options, RegExp, () => void][])('fails when it is %s', async (_case, options, message, prepare) => {
    prepare();
    const failed = await run({ ...options, evidence: reported }).then(() => undefined, (error: unknown) => error);
    expect(failed).toBeInstanceOf(PermanentError);
    expect((failed as Error).message).toMatch(message);
  });
});

describe('GitHub being away', () => {
  const brokeOff = () => github.faults.add({ kind: 'truncated' }, { times: 99 });

  it('is tried again, and on the last try the analysis goes on and says so', async () => {
    brokeOff();
    await expect(run()).rejects.toBeInstanceOf(TransientError);
    const { outcome, lines, reviews } = await run({ context: { lastAttempt: true } });
    expect(outcome).toEqual({ status: 'degraded', reason: 'GitHub’s answer broke off' });
    expect(lines?.map(({ verdict }) => verdict.contributor)).toEqual(Array(6).fill('unknown'));
    expect(await reviews.get('acme/shop', '42')).toBeUndefined();
  });

  it('in the middle leaves what is known', async () => {
    github.faults.add({ kind: 'truncated' }, { times: 9, when: ({ operation }) => operation === 'Contents' });
    const { outcome, lines, reviews } = await run({ context: { lastAttempt: true } });
    expect(outcome.status).toBe('degraded');
    // Without blame the pull request's own author speaks for its lines.
    expect(new Set(lines?.map(({ verdict }) => verdict.granularity))).toEqual(new Set(['pr']));
    expect(await reviews.get('acme/shop', '42')).toMatchObject({ counters: { commits: 3 } });
  });

  it('for good is said with what to do, at the first try', async () => {
    github.credentials.revoke('pat');
    expect((await run()).outcome).toMatchObject({ status: 'degraded', reason: expect.stringMatching(/Bad credentials.*PROVENANCE_GITHUB_TOKEN/) as string });
  });

  it('behind a rate limit postpones the job, unless that would be too long', async () => {
    const reset = Math.floor(Date.now() / 1_000) + 600;
    github.faults.add({ kind: 'primary-limit', reset }, { times: 99 });
    const postponed = await run().then(() => undefined, (error: unknown) => error);
    expect(postponed).toBeInstanceOf(PostponedError);
    expect((postponed as PostponedError).until).toBeGreaterThanOrEqual(reset * 1_000);
    expect((await run({ patienceMs: 60_000 })).outcome).toEqual({
      status: 'degraded',
      reason: 'The rate limit of GitHub is used up: the analysis did not wait for it',
    });
  });

  it('is not asked about what is none of its own', async () => {
    expect((await run({ pr_number: 'local' })).outcome).toEqual({
      status: 'completed',
      reason: 'GitHub was not asked: this is no pull request of a GitHub repository',
    });
    expect(github.requests).toEqual([]);
  });

  it('tells that parts could not be told', async () => {
    github.faults.add({ kind: 'without', fields: ['timelineItems'] });
    const { outcome, reviews } = await run();
    expect(outcome).toEqual({ status: 'degraded', reason: 'GitHub did not tell all timeline of the pull request' });
    expect((await reviews.get('acme/shop', '42'))?.could_not_tell).toEqual(['timeline']);
  });
});
