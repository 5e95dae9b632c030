import { DEFAULT_ATTRIBUTION } from '@provenance/attribution';
import { deriveId, InMemoryGitHubCache, InMemoryRateBudgets, waitingStages } from '@provenance/domain';
import { accessBy, GitHubClient, GitHubSource, ReviewerTeams, reviewFactOf, type TeamsOf } from '@provenance/github';
import { at, GitHubStandIn, makePullRequest, type MadePullRequest } from '@provenance/github-stand-in';
import { InMemoryAnalysisStore, InMemoryDueLedger, InMemoryOpenLedger, InMemoryPullRequestHeads, InMemoryReviewFactStore } from '@provenance/store';
import { DEFAULT_DUE_OPTIONS, DueWorker } from './due/due-worker.ts';
import { reviewRefresh } from './review-refresher.ts';

const NOW = Date.now();
const PULL = 'acme/shop#42';
const LEASE = DEFAULT_DUE_OPTIONS.leaseMs;

let github: GitHubStandIn;
let made: MadePullRequest;
let ledger: InMemoryDueLedger;
let reviews: InMemoryReviewFactStore;
let analyses: InMemoryAnalysisStore;
let heads: InMemoryPullRequestHeads;
let refresher: DueWorker;
let warned: unknown[];
let asked: unknown[];

/** With a fact that an analysis has left. */
beforeEach(async () => {
  github = await GitHubStandIn.start();
  github.credentials.token('pat');
  made = makePullRequest(github, 'acme/shop', { commits: 3, comments: 0, files: 3 });
  ledger = new InMemoryDueLedger();
  reviews = new InMemoryReviewFactStore();
  analyses = new InMemoryAnalysisStore(new InMemoryOpenLedger());
  heads = new InMemoryPullRequestHeads();
  [warned, asked] = [[], []];
  const cache = new InMemoryGitHubCache();
  const client = new GitHubClient(new InMemoryRateBudgets(), { requested: () => undefined, budget: () => undefined }, { reserve: 0, timeoutMs: 10_000 });
  const access = accessBy({ kind: 'token', token: 'pat' }, client, cache, { baseUrl: github.baseUrl, cacheTtlSeconds: 60, retryMs: 1 });
  const source = new GitHubSource({ client, access, cache, cacheTtlSeconds: 60 });
  const teams = new ReviewerTeams({}, source);
  const factOf = (owner: { repo: string; agent_id: string }, { snapshot }: Awaited<ReturnType<typeof source.newest>>, teamsOf: TeamsOf) =>
    reviewFactOf(owner, snapshot, DEFAULT_ATTRIBUTION, teamsOf);
  refresher = new DueWorker(ledger, reviewRefresh({ analyses, heads, reviews, source, teams, exports: { add: async (requests) => void asked.push(...requests) }, factOf }), { warn: (...args: unknown[]) => void warned.push(args) });
  const first = await source.newest({ repo: 'acme/shop', number: 42 }, AbortSignal.timeout(10_000));
  await reviews.save(factOf({ repo: 'acme/shop', agent_id: 'devin' }, first, () => []));
  github.requests.length = 0;
});

afterEach(() => github.stop());

const counters = async (): Promise<Record<string, number> | undefined> => (await reviews.get('acme/shop', '42'))?.counters;

describe('the refresher', () => {
  describe('asks for the teams of reviewers too', () => {
    const key = 'acme/shop#42';
    const isTeams = { when: ({ operation }: { operation?: string }) => operation === 'ReviewerTeams' };
    const team = async (): Promise<unknown> => (await reviews.get('acme/shop', '42'))?.counters['team_reviewer:jonas:core'];

    beforeEach(async () => {
      github.world.team('acme', 'core', 'jonas');
      made.pull.reviews.push({ id: 'r', author: github.world.accounts.of('jonas'), association: 'MEMBER', body: '', state: 'APPROVED', submittedAt: at(50), commit: null });
      await ledger.ask(key, NOW);
    });

    it('and waits where a limit lets nobody ask', async () => {
      github.faults.add({ kind: 'primary-limit', reset: Math.ceil((NOW + 3_600_000) / 1_000) }, isTeams);
      await refresher.round(NOW);
      expect(await team()).toBeUndefined();
      expect(await ledger.take(NOW + 3_600_000 + 1_000, LEASE, 1)).toEqual([key]);
    });

    it('and goes on without where GitHub does not tell', async () => {
      github.faults.add({ kind: 'status', status: 403 }, isTeams);
      await refresher.round(NOW);
      expect(await reviews.get('acme/shop', '42')).toMatchObject({ counters: { reviewers: 1 } });
      expect(await team()).toBeUndefined();
      expect(await ledger.take(NOW + LEASE + 1, LEASE, 1)).toEqual([]);
    });

    it('and counts them', async () => {
      await refresher.round(NOW);
      expect(await team()).toBe(1);
    });
  });

  it('fetches once for all that has happened, and keeps the agent', async () => {
    made.pull.reviews.push({ id: 'r', author: github.world.accounts.of('jonas'), association: 'MEMBER', body: '', state: 'APPROVED', submittedAt: at(30), commit: null });
    Object.assign(made.pull, { state: 'MERGED', mergedAt: at(60), closedAt: at(60), mergedBy: github.world.accounts.of('jonas') });
    for (const later of [0, 1, 2]) await ledger.ask(PULL, NOW + later);
    await refresher.round(NOW + 10);
    await refresher.round(NOW + LEASE + 20);
    expect(github.requests.map(({ operation }) => operation)).toEqual(['PullRequest', 'ReviewerTeams']);
    const snapshot = (await reviews.get('acme/shop', '42'))?.snapshot_at;
    expect(asked).toEqual([{ kind: 'review', repo: 'acme/shop', pr_number: '42', cause: snapshot }]);
    expect(await reviews.get('acme/shop', '42')).toMatchObject({
      agent_id: 'devin',
      at: at(60),
      merged_by: 'jonas',
      counters: { 'reviewer:human:jonas': 1, 'duration_ms:time_to_merge': 59 * 60_000 },
    });
  });

  it('asks nothing about pull requests that have no analysis', async () => {
    await ledger.ask('acme/shop#7', NOW);
    await refresher.round(NOW);
    await refresher.round(NOW + LEASE);
    expect(github.requests).toEqual([]);
  });

  it('waits for an analysis that is in hand, which may have asked GitHub before, and drops what it leaves no figures for', async () => {
    const pull = { repo: 'acme/shop', pr_number: '7' };
    const analysis_id = deriveId('an', 'in hand');
    const at = new Date(NOW).toISOString();
    await analyses.accept({
      record: { ...pull, analysis_id, status: 'received', base_sha: made.pull.base, head_sha: made.head, created_at: at, updated_at: at, body_sha256: 'x', line_count: 1, has_files: false, stages: waitingStages() },
      body: Buffer.from('{}'),
    });
    await heads.claim(pull, { analysis_id, head_sha: made.head, at: NOW });
    await ledger.ask('acme/shop#7', NOW);
    await refresher.round(NOW);
    expect(await ledger.take(NOW + 60_000, 1, 1)).toEqual(['acme/shop#7']);
    await analyses.fail(analysis_id, { stage: 'enrich', reason: 'the body is gone' }, at);
    await refresher.round(NOW + 120_000);
    expect([github.requests, warned, await ledger.take(NOW + 2 * LEASE, 1, 1)]).toEqual([[], [], []]);
  });

  it('tries again after its lease when GitHub is away, and lets go when it refuses', async () => {
    const before = await counters();
    await ledger.ask(PULL, NOW);
    github.faults.add({ kind: 'truncated' });
    await refresher.round(NOW);
    expect([await counters(), warned.length]).toEqual([before, 1]);
    github.credentials.revoke('pat');
    await refresher.round(NOW + LEASE);
    await refresher.round(NOW + 2 * LEASE);
    expect([github.requests.length, warned.length]).toEqual([2, 2]);
  });

  it('waits for a rate limit without asking', async () => {
    await ledger.ask(PULL, NOW);
    const reset = Math.floor(NOW / 1_000) + 3_600;
    github.faults.add({ kind: 'primary-limit', reset });
    await refresher.round(NOW);
    await refresher.round(NOW + LEASE);
    expect(github.requests).toHaveLength(1);
    expect(await ledger.take(reset * 1_000, LEASE, 10)).toEqual([PULL]);
  });
});
