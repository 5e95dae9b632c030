import { generateKeyPairSync } from 'node:crypto';
import { type AnalysisRecord, type AttributedLine, type Decision, deriveId, type DetectionResult, type Finding, InMemoryGitHubCache, InMemoryRateBudgets, unattributed, waitingStages } from '@provenance/domain';
import { accessBy, GitHubClient, type GitHubCredentials } from '@provenance/github';
import { GitHubStandIn, makePullRequest, type MadePullRequest } from '@provenance/github-stand-in';
import { InMemoryAnalysisStore, InMemoryCommitReports, InMemoryDueLedger, InMemoryOpenLedger } from '@provenance/store';
import { DEFAULT_DUE_OPTIONS, DueWorker } from '../due/due-worker.ts';
import { checkReporter } from './check-reporter.ts';

const ID = deriveId('an', 'report');
const NOW = Date.now();
const LEASE = DEFAULT_DUE_OPTIONS.leaseMs;
const AT = '2026-03-02T09:00:00Z';

let github: GitHubStandIn;
let made: MadePullRequest;
let store: InMemoryAnalysisStore;
let ledger: InMemoryDueLedger;
let worker: DueWorker;

beforeEach(async () => {
  github = await GitHubStandIn.start();
  github.credentials.installationToken('pat');
  made = makePullRequest(github, 'acme/shop', { commits: 3, comments: 0, files: 3 });
  store = new InMemoryAnalysisStore(new InMemoryOpenLedger());
  ledger = new InMemoryDueLedger();
  worker = reporting({ kind: 'token', token: 'pat' });
  await accept();
  await ledger.ask(ID, NOW);
});

afterEach(() => github.stop());

function reporting(credentials: GitHubCredentials): DueWorker {
  const cache = new InMemoryGitHubCache();
  const client = new GitHubClient(new InMemoryRateBudgets(), { requested: () => undefined, budget: () => undefined }, { reserve: 0, timeoutMs: 10_000 });
  const access = accessBy(credentials, client, cache, { baseUrl: github.baseUrl, cacheTtlSeconds: 60, retryMs: 1 });
  return new DueWorker(ledger, checkReporter({ store, client, access, checks: new InMemoryCommitReports(), comments: false, lease: { take: async () => async () => undefined }, urlOf: (id) => `https://prov.example/v1/analysis/${id}`, now: () => NOW }), { warn: () => undefined });
}

async function accept(analysis_id = ID, pr_number = '42'): Promise<void> {
  const record: AnalysisRecord = {
    analysis_id,
    status: 'received',
    repo: 'acme/shop',
    pr_number,
    base_sha: made.pull.base,
    head_sha: made.head,
    created_at: AT,
    updated_at: AT,
    body_sha256: 'x',
    line_count: 1,
    has_files: false,
    stages: waitingStages(),
  };
  await store.accept({ record, body: Buffer.from('{}') });
}

/** The analysis ends with as many findings, the second of them suppressed. */
async function decide(count: number, id = ID, from = 0, outcome = 'block'): Promise<void> {
  const lines: AttributedLine[] = [{ file_path: 'src/file0.py', line_number: 1, change_type: 'added', verdict: { ...unattributed(), contributor: 'ai', agent_id: 'codex' } }];
  const findings = Array.from({ length: count }, (_, index) => ({
    file_path: 'src/file0.py',
    start_line: from + index + 1,
    end_line: from + index + 1,
    severity: index === 0 ? 'critical' : 'medium',
    rule_key: 'python-sql-injection',
    message: 'This text\nreaches SQL.',
    status: index === 1 ? 'suppressed' : 'open',
  }));
  const decision = {
    outcome,
    rationale: '1 critical finding in `@acme`',
    reasons: [{ outcome, message: '1 critical finding in `@acme`' }],
    degraded: ['enrich: <b>'],
  };
  await store.saveLines(id, lines);
  await store.saveDetection(id, { findings: findings as unknown as Finding[], coverage: [], engines: [] } satisfies DetectionResult);
  await store.saveDecision(id, decision as unknown as Decision, { attestation: { evidence_sha256: '', evidence_bytes: 0 }, evidence: Buffer.alloc(0) });
  await store.complete(id, AT, { findings_total: count, facts: [] });
}

const writes = (): string[] => github.requests.filter(({ method }) => method !== 'GET').map(({ method }) => method);

describe('the check run of an analysis', () => {
  it('has a note at every open finding, and the decision with all text escaped', async () => {
    await decide(122);
    await worker.round(NOW);
    await worker.round(NOW + LEASE);
    const [run, ...others] = made.repository.checkRuns;
    expect(others).toEqual([]);
    expect(run).toMatchObject({
      name: 'Provenance',
      headSha: made.head,
      externalId: ID,
      detailsUrl: `https://prov.example/v1/analysis/${ID}`,
      status: 'completed',
      conclusion: 'failure',
      summary: '- **block** 1 critical finding in &#96;@&#8203;acme&#96;\n- Decided with less than was wanted: enrich: &#60;b&#62;\n\n1 changed lines, 121 findings.',
    });
    expect(run?.annotations).toHaveLength(121);
    expect(run?.annotations.slice(0, 2)).toEqual([
      { path: 'src/file0.py', start_line: 1, end_line: 1, annotation_level: 'failure', title: 'python-sql-injection', message: 'This text reaches SQL. (line by codex)' },
      expect.objectContaining({ start_line: 3, annotation_level: 'warning', message: 'This text reaches SQL. (line by unknown)' }),
    ]);
    expect(writes()).toEqual(['POST', 'PATCH', 'PATCH', 'PATCH', 'PATCH']);
  });

  it.each([1, 2, 3, 4])('is completed, not doubled, when the connection breaks at write %d after it arrived', async (broken) => {
    await decide(122);
    let seen = 0;
    github.faults.add({ kind: 'truncated' }, { when: ({ method }) => method !== 'GET' && (seen += 1) === broken });
    github.faults.add({ kind: 'reset' }, { when: ({ method }) => method !== 'GET' && seen === broken + 1 });
    for (const round of [0, 1, 2, 3]) await worker.round(NOW + round * LEASE);
    expect(made.repository.checkRuns).toHaveLength(1);
    expect(made.repository.checkRuns[0]).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(new Set(made.repository.checkRuns[0]?.annotations.map(({ start_line }) => start_line)).size).toBe(121);
    expect(made.repository.checkRuns[0]?.annotations).toHaveLength(121);
  });

  it('waits for the end of the analysis, and changes nothing when it is made again', async () => {
    await worker.round(NOW);
    expect(github.requests).toEqual([]);
    await decide(0);
    await worker.round(NOW + 2_000);
    expect(made.repository.checkRuns).toMatchObject([{ conclusion: 'failure', annotations: [] }]);
    const before = writes();
    await ledger.ask(ID, NOW + 3_000);
    await worker.round(NOW + 3_000);
    expect(writes()).toEqual(before);
  });

  it('is the same one when the commit is analysed again, with the notes that it did not have', async () => {
    await decide(122);
    await worker.round(NOW);
    const again = deriveId('an', 'report', 'again');
    await accept(again);
    await decide(122, again, 60);
    await ledger.ask(again, NOW);
    github.faults.add({ kind: 'truncated' }, { when: ({ method, path }) => method === 'PATCH' && path.includes('/check-runs/'), times: 1 });
    for (const round of [0, 1, 2]) await worker.round(NOW + round * LEASE);
    const [run, ...others] = made.repository.checkRuns;
    expect(others).toEqual([]);
    expect(run).toMatchObject({ externalId: again, detailsUrl: `https://prov.example/v1/analysis/${again}`, status: 'completed', conclusion: 'failure' });
    const notes = run?.annotations.map(({ annotation_level, start_line }) => `${annotation_level} ${start_line}`) ?? [];
    expect(new Set(notes).size).toBe(notes.length);
    // Of 121 notes of each, the lines 63 to 122 have the same in both.
    expect(notes).toHaveLength(121 + 121 - 60);
  });

  it('is as strict as the strictest of the pull requests that have the commit as their head', async () => {
    const other = deriveId('an', 'report', 'other');
    await accept(other, '8');
    await decide(1);
    await decide(0, other, 0, 'allow');
    await ledger.ask(other, NOW + 1);
    for (const round of [1, 2]) await worker.round(NOW + round * LEASE);
    expect(made.repository.checkRuns).toMatchObject([{ conclusion: 'failure', externalId: ID, summary: expect.stringMatching(/^2 pull requests .* that of #42\./) as string }]);
    // Only the pull request itself can take its objection back.
    const again = deriveId('an', 'report', 'again');
    await accept(again);
    await decide(0, again, 0, 'allow');
    await ledger.ask(again, NOW);
    await worker.round(NOW + 3 * LEASE);
    expect(made.repository.checkRuns).toMatchObject([{ conclusion: 'success' }]);
  });

  it('is made by an app through the installation of the repository', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    github.credentials.app('12', publicKey.export({ type: 'spki', format: 'pem' }).toString());
    github.world.install('acme/shop');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    worker = reporting({ kind: 'app', appId: '12', privateKey: pem });
    await decide(1);
    await worker.round(NOW);
    expect(made.repository.checkRuns).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
    // The token of a person may not.
    github.credentials.token('person');
    made.repository.checkRuns.length = 0;
    worker = reporting({ kind: 'token', token: 'person' });
    await ledger.ask(ID, NOW);
    await worker.round(NOW);
    expect(made.repository.checkRuns).toEqual([]);
  });

  it('says that an analysis failed', async () => {
    await store.fail(ID, { stage: 'detect', reason: 'the engine is *missing*' }, AT);
    await worker.round(NOW);
    expect(made.repository.checkRuns).toMatchObject([
      { conclusion: 'failure', title: 'The pull request could not be analysed', summary: 'detect: the engine is &#42;missing&#42;' },
    ]);
  });

  it('is not made of what is gone, nor again and again where it is not allowed', async () => {
    await ledger.ask('an_gone', NOW);
    await decide(0);
    github.faults.add({ kind: 'status', status: 403, body: { message: 'Resource not accessible by integration' } }, { times: 9 });
    for (const round of [0, 1, 2]) await worker.round(NOW + round * LEASE);
    expect(github.requests).toHaveLength(1);
  });
});
