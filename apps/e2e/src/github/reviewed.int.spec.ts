import { at, GitHubStandIn, makeReviewedPullRequest, type ReviewedPullRequest } from '@provenance/github-stand-in';
import { RedisAnalyticsStore, RedisReviewFactStore } from '@provenance/store';
import { all, get, metric, untilEnded } from '../system/client.ts';
import { withStore } from '../system/store.ts';
import { START_TIMEOUT_MS, System } from '../system/system.ts';
import { until } from '../system/until.ts';
import { deliver, SECRET } from './deliver.ts';

const MINUTE_MS = 60_000;

let github: GitHubStandIn;
let system: System;
let made: ReviewedPullRequest;

beforeAll(async () => {
  github = await GitHubStandIn.start();
  github.credentials.token('pat');
  made = makeReviewedPullRequest(github);
  system = await System.start({
    env: {
      PROVENANCE_GITHUB_TOKEN: 'pat',
      PROVENANCE_GITHUB_BASE_URL: github.baseUrl,
      PROVENANCE_GITHUB_WEBHOOK_SECRETS: SECRET,
      PROVENANCE_GITHUB_CHECKS: 'true',
      PROVENANCE_GITHUB_REFRESH_SECONDS: '0',
      PROVENANCE_GITHUB_REVIEWER_TEAM_MAP: JSON.stringify({ jonas: 'core', lena: ['core', 'web'] }),
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

type ReviewFact = NonNullable<Awaited<ReturnType<RedisReviewFactStore['get']>>>;

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
  const fact = await factWhen(({ merged_at }) => merged_at !== null);
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
  // The bins that durations are kept in are held to their sums by tests of their own.
  const counters = Object.entries(fact.counters).filter(([name]) => !name.startsWith('duration:') && !name.startsWith('known:'));
  expect(Object.fromEntries(counters)).toEqual(FIGURES);
}, START_TIMEOUT_MS);

/** Counted by hand from libs/github-stand-in/src/world/reviewed-pull-request.ts; what is zero is not kept. */
const FIGURES: Record<string, number> = {
  pull_requests: 1,
  // Three on the pull request, three in each of four threads; four bodies of reviews are classified beside them.
  review_comments: 15,
  agent_comment_mentions: 1,
  bot_comments: 3,
  'classification:security': 2,
  'classification:nit': 2,
  'classification:question': 3,
  'classification:praise': 2,
  'classification:bug': 2,
  'classification:general': 8,
  // Copilot answered all but Tom's, whom Maria answered; Lena and Jonas came back, CodeRabbit only said thanks.
  comment_threads: 4,
  reviewer_threads: 4,
  responded_threads: 3,
  reopened_threads: 2,
  'duration_ms:agent_response': (6 + 5 + 2) * MINUTE_MS,
  review_events: 7,
  'review:approved': 2,
  'review:changes_requested': 2,
  'review:commented': 3,
  reviewers: 5,
  human_reviewers: 3,
  bot_reviewers: 2,
  'reviewer:bot:coderabbitai': 1,
  'reviewer:bot:sonarqubecloud': 1,
  'reviewer:human:jonas': 1,
  'reviewer:human:lena': 1,
  'reviewer:human:tom': 1,
  'association:none': 2,
  'association:member': 1,
  'association:collaborator': 1,
  'association:contributor': 1,
  'team_reviewer:jonas:core': 1,
  'team_reviewer:lena:core': 1,
  'team_reviewer:lena:web': 1,
  // CodeRabbit's request of minute 6 stood at the merge.
  bot_review_events: 3,
  bot_block_events: 1,
  bot_informational_events: 2,
  bot_blocking_reviewers: 1,
  bot_informational_only_reviewers: 1,
  'bot_reviewer:blocking:coderabbitai': 1,
  'bot_reviewer:informational:sonarqubecloud': 1,
  bot_block_overrides: 1,
  // Jonas approved at 12, the force push came at 26.
  force_push_events: 1,
  force_push_after_approval: 1,
  'duration_ms:time_to_first_review': 6 * MINUTE_MS,
  'duration_ms:time_to_first_human_review': 12 * MINUTE_MS,
  'duration_ms:time_to_first_approval': 12 * MINUTE_MS,
  'duration_ms:time_to_merge': 40 * MINUTE_MS,
  // Commits at 1 (Copilot), 10 (Maria with Claude) and 20 (Maria).
  commits: 3,
  'commit:ai': 2,
  'commit:human': 1,
  human_followup_commits: 1,
  human_followup_fast: 1,
  rewrite_loops: 1,
  'duration_ms:commit_lead_time': 19 * MINUTE_MS,
  // Red at 5, green with the last check of the third commit at 30.
  ci_runs: 5,
  ci_failures: 2,
  ci_failed_checks: 1,
  'ci_failed_check:build': 2,
  'ci_failure_context:CI': 2,
  'ci_latest:success': 1,
  'duration_ms:ci_time_to_green': 25 * MINUTE_MS,
};

/** The review fact once it says so. */
function factWhen(isSo: (fact: ReviewFact) => boolean): Promise<ReviewFact> {
  return withStore(system, async ({ redis }) => {
    const reviews = new RedisReviewFactStore(redis, new RedisAnalyticsStore(redis));
    return until('the review fact', async () => {
      const fact = await reviews.get('acme/shop', '7');
      return fact !== undefined && isSo(fact) ? fact : undefined;
    });
  });
}
