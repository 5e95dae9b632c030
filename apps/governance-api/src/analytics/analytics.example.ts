import {
  behaviors,
  catalogue,
  ciFailures,
  compareAgents,
  durationBin,
  INTERVALS,
  metricNamed,
  pointsOf,
  reviewAlerts,
  reviewDrift,
  reviewLoad,
  scorecard,
  Tally,
  teamAlerts,
  teamLoads,
  type Sums,
} from '@provenance/domain';
import { evidenceBehind } from './evidence.ts';

const WINDOW = { from: Date.parse('2026-02-23T09:15:00.000Z'), to: Date.parse('2026-03-02T09:15:00.000Z') };
const HOUR_MS = 3_600_000;

/** Two agents of a small week. The examples are what the code makes of them, so they cannot drift. */
const SUMS: Sums = new Map(
  Object.entries({
    'claude-code': {
      lines: 1200, 'change:added': 900, 'change:modified': 250, 'change:deleted': 50, 'contributor:ai': 1200, 'complexity:3': 800, 'complexity:9': 300,
      'finding:critical:sqli': 2, 'finding:high:ssrf': 3, 'path:api': 1000, 'path:web': 200, 'file:api/orders.py': 80, 'involved:allow': 20, 'involved:block': 2,
      pull_requests: 9, 'known:reviews': 9, review_comments: 31, review_events: 14, human_reviewers: 12, reviewers: 14, reviewer_threads: 10, responded_threads: 7,
      'reviewer:human:ann': 7, 'reviewer:human:bob': 5, 'team_reviewer:ann:core': 7, 'team_reviewer:bob:core': 5, bot_review_events: 2, bot_block_events: 1, bot_block_overrides: 1,
      ci_runs: 60, ci_failures: 6, 'ci_failed_check:lint': 6, 'ci_failure_context:CI': 6, 'ci_latest:success': 9, [`duration:time_to_merge:${durationBin(5 * HOUR_MS)}`]: 9,
    },
    'github-copilot': {
      lines: 800, 'change:added': 780, 'change:modified': 20, 'contributor:ai': 800, 'finding:low:weak-hash': 1, 'involved:allow': 18,
      pull_requests: 6, 'known:reviews': 6, review_comments: 4, human_reviewers: 6, reviewers: 6, 'reviewer:human:ann': 6, 'team_reviewer:ann:core': 6, ci_runs: 40, ci_failures: 1, 'ci_failed_check:lint': 1,
    },
  }).map(([agent, counters]) => [agent, new Tally(Object.entries<number>(counters))]),
);

const request_id = 'rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f';
const ends = { window_start: new Date(WINDOW.from).toISOString(), window_end: new Date(WINDOW.to).toISOString(), request_id };

const RISK = { metric: 'risk_rate', group_by: 'agent_id', data: pointsOf(SUMS, WINDOW, { metric: metricNamed('risk_rate')!, group: 'agent_id', filter: {} }) };
const NOTE = {
  repo: 'acme/shop', agent_id: 'claude-code', pr_number: '42', bot_block_overrides: 1, force_push_after_approval: 0,
  overridden: [{ reviewer: 'review-bot', requested_at: '2026-02-27T12:00:00.000Z' }], merged_by: 'bob', merged_at: '2026-02-27T15:30:00.000Z',
};

export const CATALOGUE_EXAMPLE = { metrics: catalogue().slice(0, 2), intervals: [...INTERVALS], request_id };
export const SUMMARY_EXAMPLE = { result: RISK, results: [RISK], ...ends };
export const BEHAVIOR_EXAMPLE = { report: { window_start: ends.window_start, window_end: ends.window_end, snapshots: behaviors(SUMS, 3).slice(0, 1) }, ...ends };
export const ALERTS_EXAMPLE = { alerts: reviewAlerts(SUMS, [NOTE], 1), ...ends };
export const LOAD_EXAMPLE = { load: reviewLoad(SUMS), ...ends };
export const TEAMS_EXAMPLE = { load: teamLoads(SUMS), ...ends };
export const TEAM_ALERTS_EXAMPLE = { alerts: teamAlerts(teamLoads(SUMS), { core: 1 }), ...ends };
export const DRIFT_EXAMPLE = { drifts: reviewDrift(reviewLoad(SUMS), 1, 0.5), ...ends };
export const HEATMAP_EXAMPLE = { failures: ciFailures(SUMS, 25), ...ends };
export const SCORECARD_EXAMPLE = {
  agent_id: 'claude-code',
  lines: scorecard(SUMS, 'claude-code').slice(0, 3),
  evidence: evidenceBehind(
    [{ id: 'an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f', repo: 'acme/shop', at: '2026-03-02T09:14:00.412Z', counters: { lines: 12, 'finding:critical:sqli': 1 } }],
    [{ id: 'acme/shop#42', repo: 'acme/shop', at: '2026-02-27T15:30:00.000Z', counters: { review_comments: 4, ci_failures: 1 } }],
    'claude-code',
  ),
  ...ends,
};
export const COMPARISON_EXAMPLE = { a: 'claude-code', b: 'github-copilot', lines: compareAgents(SUMS, 'claude-code', 'github-copilot').slice(0, 3), ...ends };
