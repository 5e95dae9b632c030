import { InMemoryGitHubCache, InMemoryRateBudgets, type PullRequestSnapshot } from '@provenance/domain';
import { GitHubStandIn, makePullRequest, type MadePullRequest } from '@provenance/github-stand-in';
import { accessBy } from '../access/github-access.ts';
import { GitHubBusyError, GitHubRefusedError } from '../client/failure.ts';
import { GitHubClient } from '../client/github-client.ts';
import type { RequestOutcome } from '../client/observer.ts';
import { ReviewerTeams } from '../review/reviewer-teams.ts';
import { GitHubSource } from '../source/github-source.ts';

const signal = AbortSignal.timeout(60_000);
const NAME = { repo: 'acme/shop', number: 42 };

let github: GitHubStandIn;
let made: MadePullRequest;
let source: GitHubSource;
let outcomes: RequestOutcome[];

beforeEach(async () => {
  github = await GitHubStandIn.start();
  github.credentials.token('pat');
  made = makePullRequest(github);
  outcomes = [];
  const client = new GitHubClient(new InMemoryRateBudgets(), { requested: ({ outcome }) => void outcomes.push(outcome), budget: () => undefined }, { reserve: 0.2, timeoutMs: 10_000 });
  const cache = new InMemoryGitHubCache();
  const access = accessBy({ kind: 'token', token: 'pat' }, client, cache, { baseUrl: github.baseUrl, cacheTtlSeconds: 60, retryMs: 1 });
  source = new GitHubSource({ client, access, cache, cacheTtlSeconds: 60 });
});

afterEach(() => github.stop());

function reviewedBy(...logins: string[]): Pick<PullRequestSnapshot, 'repo' | 'reviews'> {
  const review = (login: string, kind: 'user' | 'bot') => ({ id: login, author: { login, kind }, association: 'member', state: 'approved', body: '', at: '2026-03-02T09:00:00Z' });
  return { repo: 'acme/shop', reviews: [...logins.map((login) => review(login, 'user')), review('coderabbitai', 'bot')] as unknown as PullRequestSnapshot['reviews'] };
}

const queries = (): string[] => github.requests.filter(({ operation }) => operation === 'ReviewerTeams').map(({ body }) => (body as { query: string }).query);

describe('the teams of reviewers', () => {
  beforeEach(() => {
    github.world.team('acme', 'core', 'Jonas', 'lena');
    github.world.team('acme', 'web', 'lena');
    github.world.team('globex', 'core', 'tom');
  });

  it('are asked for in one request, of people alone, and not again while they are cached', async () => {
    const teams = new ReviewerTeams({}, source);
    const { teamsOf, failure } = await teams.find(reviewedBy('jonas', 'Lena', 'tom', 'lena'), signal);
    expect(['jonas', 'LENA', 'tom', 'coderabbitai'].map(teamsOf)).toEqual([['core'], ['core', 'web'], [], []]);
    expect(failure).toBeUndefined();
    expect(queries()).toHaveLength(1);
    expect(queries()[0]).not.toContain('coderabbitai');

    const again = await teams.find(reviewedBy('jonas', 'tom', 'ada'), signal);
    expect(again.teamsOf('jonas')).toEqual(['core']);
    expect(queries()).toHaveLength(2);
    expect(queries()[1]?.match(/userLogins/g)).toHaveLength(1);
    expect(queries()[1]).toContain('"ada"');
  });

  it('are those of the map where it names somebody, and GitHub is not asked about them', async () => {
    const teams = new ReviewerTeams({ JONAS: 'platform', lena: [] }, source);
    const { teamsOf } = await teams.find(reviewedBy('jonas', 'lena'), signal);
    expect(['jonas', 'lena'].map(teamsOf)).toEqual([['platform'], []]);
    expect(github.requests).toEqual([]);
  });

  it('are nobody’s where they are not asked for, or a user owns the repository', async () => {
    expect((await new ReviewerTeams({}).find(reviewedBy('jonas'), signal)).teamsOf('jonas')).toEqual([]);
    github.world.accounts.of('maria', 'User');
    github.world.repository('maria/dots');
    const teams = new ReviewerTeams({}, source);
    const { teamsOf, failure } = await teams.find({ ...reviewedBy('jonas'), repo: 'maria/dots' }, signal);
    expect([teamsOf('jonas'), failure, outcomes]).toEqual([[], undefined, ['ok']]);
  });

  it('are left out where GitHub does not tell them; the reason says what to do, and is asked for once', async () => {
    const error = { type: 'FORBIDDEN', path: ['repositoryOwner', 'r0'], message: 'Resource not accessible by integration' };
    github.faults.add({ kind: 'graphql-errors', errors: [error], nulled: ['repositoryOwner'] });
    const teams = new ReviewerTeams({ lena: 'core' }, source);
    for (let time = 0; time < 2; time += 1) {
      const { teamsOf, failure } = await teams.find(reviewedBy('jonas', 'lena'), signal);
      expect(['jonas', 'lena'].map(teamsOf)).toEqual([[], ['core']]);
      expect(failure).toBeInstanceOf(GitHubRefusedError);
      expect(failure?.message).toMatch(/teams of acme: give the app read access to the members .* read:org/);
    }
    expect(queries()).toHaveLength(1);
  });

  it('are left out while a limit holds, and are there after it', async () => {
    github.faults.add({ kind: 'secondary-limit', status: 403, retryAfter: 60 });
    const teams = new ReviewerTeams({}, source);
    expect((await teams.find(reviewedBy('jonas'), signal)).failure).toBeInstanceOf(GitHubBusyError);
  });

  it('of more people than one request takes are asked for in two', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `person${index}`);
    github.world.team('acme', 'all', ...many);
    const { teamsOf } = await new ReviewerTeams({}, source).find(reviewedBy(...many), signal);
    expect(many.map(teamsOf)).toEqual(many.map(() => ['all']));
    expect(queries()).toHaveLength(2);
  });

  it('keep a pull request of 20 commits, 30 comments and 20 files within four requests, and cost none while cached', async () => {
    made.pull.reviews.push({ id: 'r', author: github.world.accounts.of('jonas'), association: 'MEMBER', body: '', state: 'APPROVED', submittedAt: '2026-03-02T09:00:00Z', commit: null });
    const teams = new ReviewerTeams({}, source);
    const files = Array.from({ length: 20 }, (_, index) => ({ path: `src/file${index}.py`, blame: true, contents: true }));
    const spent: number[] = [];
    for (let time = 0; time < 2; time += 1) {
      const { snapshot, notesRefs } = await source.newest(NAME, signal);
      const wanted = { repo: 'acme/shop', head_sha: made.head, files, commits: made.pull.commits.slice(time), notesRefs, maxFiles: 300 };
      await source.evidence(wanted, signal);
      expect((await teams.find(snapshot, signal)).teamsOf('jonas')).toEqual(['core']);
      spent.push(github.requests.splice(0).length);
    }
    expect(spent).toEqual([4, 3]);
  });
});
