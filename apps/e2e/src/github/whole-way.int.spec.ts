import { GitHubStandIn, type PullRequest } from '@provenance/github-stand-in';
import { all, get, untilEnded } from '../system/client.ts';
import { START_TIMEOUT_MS, System } from '../system/system.ts';
import { until } from '../system/until.ts';
import { deliver, SECRET, type Delivered } from './deliver.ts';

const at = (minute: number): string => `2026-03-02T09:${String(minute).padStart(2, '0')}:00Z`;

/** The second commit lets a request write into an SQL statement; the third, a person's, is harmless. */
const ORDERS = `import sqlite3
from flask import Flask, request

app = Flask(__name__)


@app.route("/orders")
def orders():
    status = request.args.get("status")
    connection = sqlite3.connect("shop.db")
    rows = connection.execute("SELECT * FROM orders WHERE status = '" + status + "'")
    return str(rows.fetchall())
`;

let github: GitHubStandIn;
let system: System;
let pull: PullRequest;
let head: string;

beforeAll(async () => {
  github = await GitHubStandIn.start();
  github.credentials.installationToken('pat');
  system = await System.start({
    env: {
      PROVENANCE_GITHUB_TOKEN: 'pat',
      PROVENANCE_GITHUB_BASE_URL: github.baseUrl,
      PROVENANCE_GITHUB_WEBHOOK_SECRETS: SECRET,
      PROVENANCE_GITHUB_CHECKS: 'true',
    },
  });
  openPullRequest();
}, START_TIMEOUT_MS);

afterAll(async () => {
  await system.stop();
  await github.stop();
});

function openPullRequest(): void {
  const { accounts } = github.world;
  const [copilot, jonas] = [accounts.of('copilot-swe-agent', 'Bot'), accounts.of('jonas')];
  const byCopilot = [{ name: 'copilot-swe-agent[bot]', email: '198982749+Copilot@users.noreply.github.com' }];
  const byMaria = [{ name: 'Maria', email: 'maria@acme.example', login: accounts.of('maria').login }];
  const repository = github.world.repository('acme/shop');
  const base = repository.commit({ files: { 'README.md': 'shop\n' }, message: 'Start', authors: byMaria, authoredDate: at(0) });
  const orders = repository.commit({ parent: base.sha, files: { 'api/orders.py': ORDERS }, message: 'Orders', authors: byCopilot, authoredDate: at(1) });
  const notes = repository.commit({ parent: orders.sha, files: { 'NOTES.md': 'Ask first\n' }, message: 'Notes', authors: byMaria, authoredDate: at(20) });
  orders.checks.push({ name: 'build', conclusion: 'FAILURE', startedAt: at(1), completedAt: at(3), app: 'CI' });
  notes.checks.push({ name: 'build', conclusion: 'SUCCESS', startedAt: at(20), completedAt: at(23), app: 'CI' });
  head = notes.sha;
  pull = repository.pullRequest({ number: 42, title: 'Orders', author: copilot, base: base.sha, branch: 'copilot/orders', createdAt: at(1), commits: [orders.sha, head] });
  pull.reviews.push({ id: 'r1', author: jonas, association: 'MEMBER', body: 'LGTM', state: 'APPROVED', submittedAt: at(10), commit: orders.sha });
  pull.timeline.push({ type: 'HeadRefForcePushedEvent', actor: copilot, createdAt: at(21) });
}

/** What GitHub sends when somebody pushes. */
function push(): Promise<Delivered> {
  return deliver(system, 'pull_request', {
    action: 'synchronize',
    number: pull.number,
    repository: { full_name: 'acme/shop' },
    pull_request: { base: { sha: pull.base }, head: { sha: head, ref: pull.branch } },
  });
}

interface Line {
  file_path: string;
  verdict: { contributor: string; agent_id?: string };
}

it('a push becomes a decision, though the worker is killed and every delivery comes twice', async () => {
  // The first answer about the files does not come: the worker waits for it when it is killed.
  github.faults.add({ kind: 'slow', ms: 600_000 }, { when: ({ operation }) => operation === 'Contents' });
  const first = await push();
  expect([first.status, first.outcome]).toEqual([202, 'started']);
  await until('the first question about the files', () => github.requests.find(({ operation }) => operation === 'Contents'));
  await system.crash('enrich-worker');
  expect(await push()).toEqual({ ...first, status: 200, outcome: 'repeated' });

  const id = first.analysis_id;
  const ended = await untilEnded(system, id);
  expect(ended).toMatchObject({ status: 'completed', stages: { enrich: { status: 'completed' }, detect: { status: 'completed' } } });

  const lines = await all<Line>(system, `/v1/analysis/${id}/lines`);
  const authors = Map.groupBy(lines, ({ file_path, verdict }) => `${file_path} ${verdict.contributor} ${verdict.agent_id ?? '-'}`);
  expect([...authors].map(([author, of]) => [author, of.length]).sort()).toEqual([
    ['NOTES.md human -', 1],
    ['api/orders.py ai github-copilot', ORDERS.trimEnd().split('\n').length],
  ]);

  const findings = await all<{ rule_key: string; file_path: string }>(system, `/v1/analysis/${id}/findings`);
  expect(findings).toContainEqual(expect.objectContaining({ file_path: 'api/orders.py', rule_key: expect.stringMatching(/sql-injection/) as string }));
  const { body: decision } = await get<{ outcome: string; reasons: { rule_id: string }[] }>(system, `/v1/analysis/${id}/decision`);
  expect(decision.outcome).toBe('block');
  expect(decision.reasons.map(({ rule_id }) => rule_id)).toEqual(expect.arrayContaining(['critical-findings', 'force-push-after-approval']));
  expect((await push()).outcome).toBe('repeated');

  const { checkRuns } = github.world.repository('acme/shop');
  await until('the check run', () => checkRuns.find((run) => run.status === 'completed'));
  expect(checkRuns).toMatchObject([{ headSha: head, externalId: id, conclusion: 'failure' }]);
  expect(checkRuns[0]?.annotations).toContainEqual(expect.objectContaining({ path: 'api/orders.py', annotation_level: 'failure', start_line: 11 }));
}, START_TIMEOUT_MS);

it('an administrator has it fetched again: another decision of the same head, in the same check run', async () => {
  const [run] = github.world.repository('acme/shop').checkRuns;
  const first = run!.externalId!;
  const url = `${system.app('governance-api').base}/v1/admin/analyses/${first}/reanalyse`;
  const started = (await (await fetch(url, { method: 'POST' })).json()) as { analysis_id: string; from: string };
  expect(started).toMatchObject({ of: first, from: 'github', repeated: false });
  expect(await untilEnded(system, started.analysis_id)).toMatchObject({ status: 'completed', stages: { enrich: { status: 'completed' } } });
  const rationaleOf = async (id: string) => (await get<{ rationale: string }>(system, `/v1/analysis/${id}/decision`)).body.rationale;
  expect(await rationaleOf(started.analysis_id)).toBe(await rationaleOf(first));
  await until('the check run of the other', () => github.world.repository('acme/shop').checkRuns.find(({ externalId, status }) => externalId === started.analysis_id && status === 'completed'));
  expect(github.world.repository('acme/shop').checkRuns).toHaveLength(1);
}, START_TIMEOUT_MS);
