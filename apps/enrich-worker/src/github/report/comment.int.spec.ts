import { type AnalysisRecord, type Decision, deriveId, InMemoryGitHubCache, InMemoryRateBudgets, waitingStages } from '@provenance/domain';
import { startRedis, type RedisServer } from '@provenance/embedded';
import { accessBy, GitHubClient } from '@provenance/github';
import { GitHubStandIn, makePullRequest, type MadePullRequest } from '@provenance/github-stand-in';
import { createRedis, InMemoryAnalysisStore, InMemoryDueLedger, InMemoryOpenLedger, RedisReportLease, untilReady, type RedisClient } from '@provenance/store';
import { DEFAULT_DUE_OPTIONS, DueWorker } from '../due/due-worker.ts';
import { checkReporter } from './check-reporter.ts';

const [FIRST, SECOND] = [deriveId('an', 'comment', '1'), deriveId('an', 'comment', '2')];
const NOW = Date.now();
const LEASE = DEFAULT_DUE_OPTIONS.leaseMs;

let server: RedisServer;
let redis: RedisClient;
let github: GitHubStandIn;
let made: MadePullRequest;
let store: InMemoryAnalysisStore;
let ledger: InMemoryDueLedger;

beforeAll(async () => {
  server = await startRedis();
  redis = createRedis(server.url, 'store', () => undefined);
  await untilReady(redis);
});

afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

beforeEach(async () => {
  await redis.flushall();
  github = await GitHubStandIn.start();
  github.credentials.installationToken('pat');
  made = makePullRequest(github, 'acme/shop', { commits: 1, comments: 0, files: 1 });
  store = new InMemoryAnalysisStore(new InMemoryOpenLedger());
  ledger = new InMemoryDueLedger();
});

afterEach(() => github.stop());

/** A worker as every process runs one. */
function worker(): DueWorker {
  const client = new GitHubClient(new InMemoryRateBudgets(), { requested: () => undefined, budget: () => undefined }, { reserve: 0, timeoutMs: 10_000 });
  const access = accessBy({ kind: 'token', token: 'pat' }, client, new InMemoryGitHubCache(), { baseUrl: github.baseUrl, cacheTtlSeconds: 60, retryMs: 1 });
  const parts = { store, client, access, comments: true, lease: new RedisReportLease(redis), urlOf: (id: string) => `https://prov.example/v1/analysis/${id}`, now: () => NOW };
  return new DueWorker(ledger, checkReporter(parts), { warn: () => undefined });
}

/** An analysis ends, and GitHub is to be told. */
async function decide(analysis_id: string, created_at: string, rationale: string): Promise<void> {
  const { base, head } = { base: made.pull.base, head: made.head };
  const record: AnalysisRecord = {
    analysis_id, status: 'received', repo: 'acme/shop', pr_number: '42', base_sha: base, head_sha: head,
    created_at, updated_at: created_at, body_sha256: analysis_id, line_count: 1, has_files: false, stages: waitingStages(),
  };
  await store.accept({ record, body: Buffer.from('{}') });
  const decision = { outcome: 'warn', rationale, reasons: [{ outcome: 'warn', message: rationale }], degraded: [] };
  await store.saveDecision(analysis_id, decision as unknown as Decision, { attestation: { evidence_sha256: '', evidence_bytes: 0 }, evidence: Buffer.alloc(0) });
  await store.complete(analysis_id, created_at, { findings_total: 0, facts: [] });
  await ledger.ask(analysis_id, NOW);
}

const comments = () => made.repository.issueComments;
const writes = (): string[] => github.requests.filter(({ method, path }) => method !== 'GET' && path.includes('/comments')).map(({ method }) => method);

describe('the comment of a pull request', () => {
  it('shows the decision with all text escaped, and is edited by the next analysis', async () => {
    await decide(FIRST, '2026-03-02T09:00:00Z', 'See @acme and #12 <b>');
    await worker().round(NOW);
    expect(comments()).toMatchObject([{ issue: 42 }]);
    expect(comments()[0]?.body).toContain('- **warn** See @&#8203;acme and &#35;&#8203;12 &#60;b&#62;');
    expect(comments()[0]?.body).toContain(`[The whole analysis](https://prov.example/v1/analysis/${FIRST})`);
    await decide(SECOND, '2026-03-02T10:00:00Z', 'Another reason');
    await worker().round(NOW);
    expect(comments()).toHaveLength(1);
    expect(comments()[0]?.body).toContain('Another reason');
    expect(writes()).toEqual(['POST', 'PATCH']);
  });

  it('is not written again when nothing changed, nor by an older analysis', async () => {
    await decide(SECOND, '2026-03-02T10:00:00Z', 'The newer reason');
    await worker().round(NOW);
    await decide(FIRST, '2026-03-02T09:00:00Z', 'The older reason');
    await ledger.ask(SECOND, NOW);
    await worker().round(NOW);
    expect(comments().map(({ body }) => body.includes('The newer reason'))).toEqual([true]);
    expect(writes()).toEqual(['POST']);
  });

  it('is one when two workers come at once, and shows the newer analysis in the end', async () => {
    await decide(FIRST, '2026-03-02T09:00:00Z', 'The older reason');
    const [one, two] = [worker(), worker()];
    const first = one.round(NOW);
    await decide(SECOND, '2026-03-02T10:00:00Z', 'The newer reason');
    await Promise.all([first, two.round(NOW)]);
    for (const round of [1, 2, 3]) await worker().round(NOW + round * LEASE);
    expect(comments().map(({ body }) => body.includes('The newer reason'))).toEqual([true]);
  });

  it('is one when the worker that made it never heard of it', async () => {
    await decide(FIRST, '2026-03-02T09:00:00Z', 'A reason');
    github.faults.add({ kind: 'truncated' }, { when: ({ method, path }) => method === 'POST' && path.includes('/comments'), times: 1 });
    await worker().round(NOW);
    expect(comments()).toHaveLength(1);
    // The lease of the first has not lapsed: nobody looks yet.
    await worker().round(NOW + LEASE);
    expect(writes()).toEqual(['POST']);
    await redis.flushall();
    await worker().round(NOW + 2 * LEASE);
    expect(comments()).toHaveLength(1);
    expect(writes()).toEqual(['POST']);
  });

  it('is found behind a hundred others, and a copy by somebody else is not taken for it', async () => {
    const copy = `<!-- provenance ${SECOND} 2026-03-02T09:30:00Z -->`;
    for (let id = 1; id <= 120; id += 1) comments().push({ id, issue: 42, body: copy, login: 'mallory' });
    await decide(FIRST, '2026-03-02T09:00:00Z', 'A reason');
    await worker().round(NOW);
    await decide(SECOND, '2026-03-02T10:00:00Z', 'Another reason');
    await worker().round(NOW);
    expect(comments().filter(({ login }) => login === 'mallory').every(({ body }) => body === copy)).toBe(true);
    expect(comments().filter(({ login }) => login !== 'mallory')).toHaveLength(1);
    expect(writes()).toEqual(['POST', 'PATCH']);
  });

  it('is not made of a superseded analysis', async () => {
    await decide(FIRST, '2026-03-02T09:00:00Z', 'A reason');
    const record: AnalysisRecord = { ...(await store.get(FIRST))!, analysis_id: SECOND, status: 'received' };
    await store.accept({ record, body: Buffer.from('{}') });
    await store.supersede(SECOND, 'f'.repeat(40), '2026-03-02T10:00:00Z');
    await worker().round(NOW);
    await ledger.ask(SECOND, NOW);
    await worker().round(NOW);
    expect(comments().map(({ body }) => body.includes(FIRST))).toEqual([true]);
  });
});
