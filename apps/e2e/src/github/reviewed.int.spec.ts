import { at, GitHubStandIn, makeReviewedPullRequest, type ReviewedPullRequest } from '@provenance/github-stand-in';
import { all, get, metric, untilEnded } from '../system/client.ts';
import { START_TIMEOUT_MS, System } from '../system/system.ts';
import { until } from '../system/until.ts';
import { deliver, SECRET } from './deliver.ts';
import { factWhen, FIGURES, figuresOf, TEAMS } from './reviewed-facts.ts';

let github: GitHubStandIn;
let system: System;
let made: ReviewedPullRequest;

beforeAll(async () => {
  github = await GitHubStandIn.start();
  github.credentials.installationToken('pat');
  made = makeReviewedPullRequest(github);
  system = await System.start({
    env: {
      PROVENANCE_GITHUB_TOKEN: 'pat',
      PROVENANCE_GITHUB_BASE_URL: github.baseUrl,
      PROVENANCE_GITHUB_WEBHOOK_SECRETS: SECRET,
      PROVENANCE_GITHUB_CHECKS: 'true',
      PROVENANCE_GITHUB_REFRESH_SECONDS: '0',
      PROVENANCE_GITHUB_REVIEWER_TEAM_MAP: JSON.stringify(TEAMS),
    },
  });
}, START_TIMEOUT_MS);

afterAll(async () => {
  await system.stop();
  await github.stop();
});

function payload(action: string): object {
  const { pull, head } = made;
  return {
    action,
    number: pull.number,
    repository: { full_name: 'acme/shop' },
    pull_request: { base: { sha: pull.base }, head: { sha: head, ref: pull.branch }, merged: pull.mergedAt !== null },
  };
}

interface Line {
  file_path: string;
  verdict: { contributor: string; agent_id?: string; granularity: string; evidence: { kind: string }[] };
}

it('a webhook becomes lines with their authors, findings, a check run with notes, and a review fact', async () => {
  const { status, analysis_id: id } = await deliver(system, 'pull_request', payload('opened'));
  expect(status).toBe(202);
  expect(await untilEnded(system, id)).toMatchObject({ status: 'completed', stages: { enrich: { status: 'completed' }, detect: { status: 'completed' } } });

  const lines = await all<Line>(system, `/v1/analysis/${id}/lines`);
  const authors = Map.groupBy(lines, ({ file_path, verdict }) => [file_path, verdict.contributor, verdict.agent_id ?? '-', verdict.granularity, verdict.evidence[0]?.kind].join(' '));
  expect(Object.fromEntries([...authors].map(([author, of]) => [author, of.length]))).toEqual({
    'api/orders.py ai github-copilot commit author': 12,
    'api/invoices.py ai claude-code commit trailer': 2,
    'api/pricing.py ai codex line note': 2,
    'api/pricing.py human - commit identity': 4,
  });

  const findings = await all<{ rule_key: string; file_path: string; start_line: number }>(system, `/v1/analysis/${id}/findings`);
  expect(findings.map(({ rule_key, file_path, start_line }) => [rule_key, file_path, start_line])).toContainEqual(['python-sql-injection', 'api/orders.py', 11]);
  const { body: decision } = await get<{ outcome: string; reasons: { rule_id: string }[] }>(system, `/v1/analysis/${id}/decision`);
  expect(decision.outcome).toBe('block');
  expect(decision.reasons.map(({ rule_id }) => rule_id)).toEqual(expect.arrayContaining(['critical-findings', 'force-push-after-approval']));

  const { checkRuns } = made.repository;
  await until('the check run', () => checkRuns.find((run) => run.status === 'completed'));
  expect(checkRuns).toMatchObject([{ headSha: made.head, externalId: id, conclusion: 'failure' }]);
  expect(checkRuns[0]?.annotations).toHaveLength(findings.length);
  expect(checkRuns[0]?.annotations).toContainEqual(expect.objectContaining({ path: 'api/orders.py', start_line: 11, annotation_level: 'failure' }));

  // One query for the pull request, its files, their blame and contents, and where the noted lines stood in their commit.
  const asked = github.requests.filter(({ operation, path }) => operation !== undefined || path.endsWith('/files')).map(({ operation, path }) => operation ?? path);
  expect(asked).toEqual(['PullRequest', '/repos/acme/shop/pulls/7/files', 'Contents', 'Contents']);
  expect(await metric(system.app('enrich-worker').base, 'provenance_github_requests_total', { api: 'graphql', outcome: 'ok' })).toBe(3);
}, START_TIMEOUT_MS);

it('the merge over a bot finishes the figures, which are those of a person who counts', async () => {
  made.merge();
  expect(await deliver(system, 'pull_request', payload('closed'))).toMatchObject({ status: 200, outcome: 'noted' });
  const fact = await factWhen(system, 'acme/shop', ({ merged_at }) => merged_at !== null);
  expect(fact).toMatchObject({
    repo: 'acme/shop',
    pr_number: '7',
    agent_id: 'github-copilot',
    at: at(40),
    merged_at: at(40),
    merged_by: 'jonas',
    overridden: [{ reviewer: 'coderabbitai', requested_at: at(6) }],
    could_not_tell: [],
  });
  expect(figuresOf(fact)).toEqual(FIGURES);
}, START_TIMEOUT_MS);
