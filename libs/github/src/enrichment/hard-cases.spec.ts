import { Attributor, DEFAULT_ATTRIBUTION } from '@provenance/attribution';
import { InMemoryGitHubCache, InMemoryRateBudgets } from '@provenance/domain';
import { at, GitHubStandIn, makePullRequest, type MadePullRequest } from '@provenance/github-stand-in';
import { accessBy } from '../access/github-access.ts';
import type { GitHubFailure } from '../client/failure.ts';
import { GitHubClient } from '../client/github-client.ts';
import { reviewFactOf } from '../review/review-facts.ts';
import { GitHubSource } from '../source/github-source.ts';
import { enrichFromGitHub, type Enriched } from './enrich-from-github.ts';

let github: GitHubStandIn;

beforeEach(async () => {
  github = await GitHubStandIn.start();
  github.credentials.token('pat');
});

afterEach(() => github.stop());

/** What a webhook about the pull request would bring. */
function enrich(repo = 'acme/shop', maxFiles = 300): Promise<Enriched> {
  const cache = new InMemoryGitHubCache();
  const client = new GitHubClient(new InMemoryRateBudgets(), { requested: () => undefined, budget: () => undefined }, { reserve: 0, timeoutMs: 30_000 });
  const access = accessBy({ kind: 'token', token: 'pat' }, client, cache, { baseUrl: github.baseUrl, cacheTtlSeconds: 60, retryMs: 1 });
  const source = new GitHubSource({ client, access, cache, cacheTtlSeconds: 60 });
  const goOnWithout = (failure: GitHubFailure): never => {
    throw failure;
  };
  const subject = { name: { repo, number: 42 }, lines: [], wantsLines: true, wantsContents: true, evidence: {} };
  return enrichFromGitHub(source, subject, { maxFiles, signal: AbortSignal.timeout(60_000), goOnWithout });
}

function factOf({ snapshot }: Enriched): Record<string, number> {
  return reviewFactOf({ repo: 'acme/shop', agent_id: 'github-copilot' }, snapshot!, DEFAULT_ATTRIBUTION, () => []).counters;
}

const routes = (): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(github.requests, ({ operation, path }) => operation ?? path.split('/').at(-1)!)].map(([what, of]) => [what, of.length]));

/** Another commit on top of the pull request. */
function push({ repository, pull, head }: MadePullRequest, files: Record<string, string>): string {
  const { sha } = repository.commit({ parent: head, files, message: 'More', authors: [{ name: 'Maria', email: 'maria@acme.example', login: 'maria' }], authoredDate: at(80) });
  pull.commits.push(sha);
  return sha;
}

describe('a pull request that is large', () => {
  it('of 120 commits, 250 comments and 3,100 files is known as far as GitHub tells it, and the rest is said', async () => {
    const made = makePullRequest(github, 'acme/shop', { commits: 119, comments: 250, files: 119 });
    push(made, Object.fromEntries(Array.from({ length: 2_981 }, (_, index) => [`gen/${String(index).padStart(4, '0')}.txt`, 'x\n'])));
    const { snapshot, lines, contents, shortcomings } = await enrich();
    expect([snapshot!.commits.length, snapshot!.comments.length]).toEqual([120, 250]);
    expect(new Set(lines.map(({ file_path }) => file_path)).size).toBe(3_000);
    // The files with most lines come first: of src/ GitHub lists 19 within its 3,000, two lines each.
    expect(lines).toHaveLength(2_981 + 19 * 2);
    expect(contents).toHaveLength(300);
    expect(lines.filter(({ attribution }) => attribution?.commit_sha !== undefined)).toHaveLength(281 + 19 * 2);
    expect(shortcomings).toEqual(['GitHub lists 3000 of 3100 changed files: nothing is known of the others', 'GitHub was not asked for 2700 of 3000 files']);
    expect(routes()).toEqual({ PullRequest: 1, MorePages: 2, files: 30, Contents: 30 });
  }, 60_000);

  it('of exactly 3,000 files is known whole', async () => {
    const made = makePullRequest(github, 'acme/shop', { commits: 1, comments: 0, files: 1 });
    push(made, Object.fromEntries(Array.from({ length: 2_999 }, (_, index) => [`gen/${index}.txt`, 'x\n'])));
    expect((await enrich('acme/shop', 3_000)).shortcomings).toEqual([]);
  }, 60_000);

  it('of more lines than are looked at says how many are left out', async () => {
    const made = makePullRequest(github, 'acme/shop', { commits: 1, comments: 0, files: 1 });
    push(made, Object.fromEntries([1, 2, 3].map((file) => [`gen/${file}.txt`, 'x\n'.repeat(7_000)])));
    const { lines, shortcomings } = await enrich();
    expect([lines.length, shortcomings]).toEqual([20_000, ['1002 changed lines are more than are looked at']]);
  }, 60_000);

  it.each([
    [406, { message: 'Sorry, the diff exceeded the maximum number of files (300).', errors: [{ resource: 'PullRequest', field: 'diff', code: 'too_large' }] }],
    [422, { message: 'Server Error: Sorry, this diff is taking too long to generate.', errors: [{ resource: 'PullRequest', field: 'diff', code: 'not_available' }] }],
  ])('and whose diff GitHub answers with %d is said to be unknown', async (status, body) => {
    makePullRequest(github);
    github.faults.add({ kind: 'status', status, body }, { when: ({ api }) => api === 'rest' });
    await expect(enrich()).rejects.toThrow(/Sorry.*what changed cannot be told/);
  });

  it('and that GitHub cannot list in time is asked no second time at once', async () => {
    makePullRequest(github);
    github.faults.add({ kind: 'status', status: 504 }, { when: ({ api }) => api === 'rest', times: 9 });
    await expect(enrich()).rejects.toMatchObject({ name: 'GitHubAwayError' });
    expect(routes()).toEqual({ PullRequest: 1, files: 1 });
  });
});

describe('accounts', () => {
  it('that were deleted wrote what they wrote, and are nobody', async () => {
    const made = makePullRequest(github, 'acme/shop', { commits: 3, comments: 2, files: 3 });
    const jonas = github.world.accounts.of('jonas');
    const { pull } = made;
    pull.author = null;
    pull.comments.forEach((comment) => (comment.author = null));
    pull.reviews.push({ id: 'r', author: null, association: 'NONE', body: 'LGTM', state: 'APPROVED', submittedAt: at(60), commit: null });
    pull.threads.push({ id: 't', path: 'src/file0.py', line: 1, isResolved: false, comments: [{ id: 'c', author: null, association: 'NONE', body: 'Why?', createdAt: at(50) }] });
    pull.timeline.push({ type: 'HeadRefForcePushedEvent', actor: null, createdAt: at(70) });
    Object.assign(pull, { state: 'MERGED', mergedAt: at(80), mergedBy: null });
    pull.reviews.push({ id: 'r2', author: jonas, association: 'MEMBER', body: '', state: 'COMMENTED', submittedAt: at(65), commit: null });
    const enriched = await enrich();
    const { snapshot, shortcomings } = enriched;
    expect(shortcomings).toEqual([]);
    expect([snapshot!.author, snapshot!.merged_by, snapshot!.reviews[0]!.author, snapshot!.threads[0]!.comments[0]!.author, snapshot!.timeline[0]!.actor]).toEqual([null, null, null, null, null]);
    const counters = factOf(enriched);
    expect(counters).toMatchObject({ review_comments: 3, comment_threads: 1, force_push_events: 1, 'reviewer:human:jonas': 1 });
    expect(Object.keys(counters).filter((name) => /null|undefined|ghost/.test(name))).toEqual([]);
    const attributor = new Attributor(enriched.evidence, DEFAULT_ATTRIBUTION);
    expect(enriched.lines.map((line) => attributor.verdict(line).contributor)).toEqual(['ai', 'ai', 'ai', 'ai', 'human', 'human']);
  });

  it('of apps review as bots, and write nothing by it', async () => {
    const made = makePullRequest(github, 'acme/shop', { commits: 1, comments: 0, files: 1 });
    const [rabbit, claude] = [github.world.accounts.of('coderabbitai', 'Bot'), github.world.accounts.of('claude', 'Bot')];
    made.pull.reviews.push(
      { id: 'r1', author: rabbit, association: 'NONE', body: '', state: 'CHANGES_REQUESTED', submittedAt: at(60), commit: null },
      { id: 'r2', author: claude, association: 'NONE', body: '', state: 'COMMENTED', submittedAt: at(61), commit: null },
    );
    const enriched = await enrich();
    expect(factOf(enriched)).toMatchObject({
      bot_reviewers: 2,
      bot_review_events: 2,
      bot_block_events: 1,
      bot_informational_events: 1,
      'bot_reviewer:blocking:coderabbitai': 1,
      'bot_reviewer:informational:claude': 1,
    });
    const verdicts = enriched.lines.map((line) => new Attributor(enriched.evidence, DEFAULT_ATTRIBUTION).verdict(line));
    expect(new Set(verdicts.map(({ agent_id }) => agent_id))).toEqual(new Set(['github-copilot']));
  });
});

describe('repositories', () => {
  it('that were renamed are found under both names, and called by the new one', async () => {
    makePullRequest(github, 'acme/shop', { commits: 3, comments: 0, files: 3 });
    github.world.rename('acme/store', 'acme/shop');
    const [before, after] = [await enrich('acme/store'), await enrich('acme/shop')];
    expect(before.snapshot!.repo).toBe('acme/shop');
    expect(before.lines).toEqual(after.lines);
    expect([before.lines.length, before.shortcomings]).toEqual([6, []]);
  });

  it('of forks that are gone leave the pull request with its commits', async () => {
    const { pull } = makePullRequest(github, 'acme/shop', { commits: 3, comments: 0, files: 3 });
    pull.headRepository = null;
    const { snapshot, lines, contents, shortcomings } = await enrich();
    expect([snapshot!.head_repo, lines.length, contents.length, shortcomings]).toEqual([null, 6, 3, []]);
    expect(lines.every(({ attribution }) => attribution?.commit_sha !== undefined)).toBe(true);
  });

  it('that lost the head itself show the change, and say that nothing is known of its files', async () => {
    const { pull } = makePullRequest(github, 'acme/shop', { commits: 3, comments: 0, files: 3 });
    pull.headRepository = null;
    github.faults.add({ kind: 'graphql-errors', errors: [], nulled: ['head', 'b0', 'b1', 'b2', 't0', 't1', 't2'] }, { when: ({ operation }) => operation === 'Contents' });
    const { lines, contents, shortcomings } = await enrich();
    expect([lines.length, contents]).toEqual([6, []]);
    expect(lines.every(({ attribution }) => attribution === undefined)).toBe(true);
    expect(shortcomings).toEqual(['GitHub does not have the head commit: nothing is known of its files']);
  });
});
