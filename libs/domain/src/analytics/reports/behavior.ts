import { byText } from '../../analysis/text-order.ts';
import { COUNTER } from '../../facts/counter-names.ts';
import { REVIEW_COUNTER, type CiState } from '../../review/review-counters.ts';
import { figureOf } from '../evaluate.ts';
import type { Sums } from '../points.ts';
import { metricNamed } from '../registry.ts';
import type { Tally } from '../tally.ts';

/** From how many changed lines a file is a hot one, and how many of them and of folders are named. */
const HOT_LINES = 3;
const HOT_FILES = 5;
const TOP_PATHS = 3;

/** What an agent changed. Names are the seed service's. A count of nothing is zero; what divides by nothing is null. */
export interface CodeFigures {
  /** Changed lines. */
  code_volume: number;
  /** Modified and deleted lines. */
  churn_lines: number;
  /** 0 to 1. */
  churn_rate: number | null;
  avg_line_complexity: number | null;
  max_line_complexity: number;
  findings_by_severity: Record<string, number>;
}

/** Everything that is known of an agent in a window. Names are the seed service's. */
export interface AgentBehavior extends CodeFigures {
  agent_id: string;
  top_vulnerability_categories: Record<string, number>;
  review_comment_count: number;
  unique_reviewers: number;
  review_events: number;
  agent_comment_mentions: number;
  comment_threads: number;
  reopened_threads: number;
  agent_response_rate: number | null;
  agent_response_p50_hours: number | null;
  agent_response_p90_hours: number | null;
  time_to_first_review_hours: number | null;
  time_to_first_approval_hours: number | null;
  time_to_merge_hours: number | null;
  classification_breakdown: Record<string, number>;
  human_reviewer_count: number;
  avg_human_reviewers: number | null;
  avg_unique_reviewers: number | null;
  reviewer_association_breakdown: Record<string, number>;
  human_reviewer_teams: Record<string, number>;
  bot_review_events: number;
  bot_block_events: number;
  bot_informational_events: number;
  bot_approval_events: number;
  bot_block_overrides: number;
  bot_block_resolved: number;
  bot_reviewer_count: number;
  bot_blocking_reviewer_count: number;
  bot_informational_only_reviewer_count: number;
  bot_comment_count: number;
  ci_run_count: number;
  ci_failure_count: number;
  ci_failed_checks: number;
  ci_time_to_green_hours: number | null;
  /** The state that most pull requests' heads are in; the worse one among equals. Null when none has checks. */
  ci_latest_status: string | null;
  force_push_events: number;
  rewrite_loops: number;
  human_followup_commits: number;
  human_followup_commits_fast: number;
  agent_commit_ratio: number | null;
  commit_lead_time_hours: number | null;
  force_push_after_approval_count: number;
  ci_failed_check_names: Record<string, number>;
  ci_failure_contexts: Record<string, number>;
  top_paths: Record<string, number>;
  hot_files: string[];
}

/** One snapshot an agent, by name. @param topCategories how many categories of findings are named, most first */
export function behaviors(sums: Sums, topCategories: number): AgentBehavior[] {
  return [...sums]
    .filter(([, tally]) => !tally.isEmpty)
    .sort(([a], [b]) => byText(a, b))
    .map(([agent, tally]) => behavior(agent, tally, topCategories));
}

function behavior(agent_id: string, tally: Tally, topCategories: number): AgentBehavior {
  const value = (name: string): number | null => valueOf(tally, name);
  const count = (name: string): number => value(name) ?? 0;
  // The order of the members is that of the columns in CSV.
  const { findings_by_severity, ...code } = codeFigures(tally);
  return {
    agent_id,
    ...code,
    top_vulnerability_categories: findingsByCategory(tally, topCategories),
    findings_by_severity,
    review_comment_count: count('review_comments'),
    unique_reviewers: count('unique_reviewers'),
    review_events: count('review_events'),
    agent_comment_mentions: count('agent_comment_mentions'),
    comment_threads: count('comment_threads'),
    reopened_threads: count('reopened_threads'),
    agent_response_rate: value('agent_response_rate'),
    agent_response_p50_hours: value('agent_response_p50_hours'),
    agent_response_p90_hours: value('agent_response_p90_hours'),
    time_to_first_review_hours: value('time_to_first_review_hours'),
    time_to_first_approval_hours: value('time_to_first_approval_hours'),
    time_to_merge_hours: value('time_to_merge_hours'),
    classification_breakdown: top(tally.of('classification')),
    human_reviewer_count: count('human_reviewer_count'),
    avg_human_reviewers: value('avg_human_reviewers'),
    avg_unique_reviewers: value('avg_unique_reviewers'),
    reviewer_association_breakdown: top(tally.of('association')),
    human_reviewer_teams: teamsOf(tally),
    bot_review_events: count('bot_review_events'),
    bot_block_events: count('bot_block_events'),
    bot_informational_events: count('bot_informational_events'),
    bot_approval_events: count('bot_approval_events'),
    bot_block_overrides: count('bot_block_overrides'),
    bot_block_resolved: count('bot_block_resolved'),
    bot_reviewer_count: count('bot_reviewer_count'),
    bot_blocking_reviewer_count: count('bot_blocking_reviewer_count'),
    bot_informational_only_reviewer_count: count('bot_informational_only_reviewer_count'),
    bot_comment_count: count('bot_comment_count'),
    ci_run_count: count('ci_run_count'),
    ci_failure_count: count('ci_failure_count'),
    ci_failed_checks: count('ci_failed_checks'),
    ci_time_to_green_hours: value('ci_time_to_green_hours'),
    ci_latest_status: latestStatus(tally),
    force_push_events: count('force_push_events'),
    rewrite_loops: count('rewrite_loops'),
    human_followup_commits: count('human_followup_commits'),
    human_followup_commits_fast: count('human_followup_fast'),
    agent_commit_ratio: value('agent_commit_ratio'),
    commit_lead_time_hours: value('commit_lead_time_hours'),
    force_push_after_approval_count: count('force_push_after_approval'),
    ci_failed_check_names: top(tally.of('ci_failed_check')),
    ci_failure_contexts: top(tally.of('ci_failure_context')),
    top_paths: Object.fromEntries(tally.top('path', TOP_PATHS)),
    hot_files: tally.top('file', HOT_FILES).flatMap(([path, lines]) => (lines >= HOT_LINES ? [path] : [])),
  };
}

/** The figures on code of one agent's sums. */
export function codeFigures(tally: Tally): CodeFigures {
  const count = (name: string): number => valueOf(tally, name) ?? 0;
  const [code_volume, churn_lines] = [count('code_volume'), tally.get(COUNTER.change('modified')) + tally.get(COUNTER.change('deleted'))];
  return {
    code_volume,
    churn_lines,
    churn_rate: code_volume === 0 ? null : churn_lines / code_volume,
    avg_line_complexity: valueOf(tally, 'avg_line_complexity'),
    max_line_complexity: count('max_line_complexity'),
    findings_by_severity: top(findingsBy(tally, 'severity')),
  };
}

/** Open findings, the most frequent categories first. @param limit how many are named; all when absent */
export function findingsByCategory(tally: Tally, limit?: number): Record<string, number> {
  return top(findingsBy(tally, 'category'), limit);
}

/** A metric of the catalogue over one agent's sums. */
export function valueOf(tally: Tally, name: string): number | null {
  const metric = metricNamed(name);
  return (metric && figureOf(metric, tally, {}, { ofAgent: true })?.value) ?? null;
}

/** Distinct people by team. */
export function teamsOf(tally: Tally): Record<string, number> {
  return top(countBy(tally.of('team_reviewer').map(([rest]) => [teamIn(rest), 1])));
}

/** Reviews by team: each person once for each pull request. */
export function reviewsByTeam(tally: Tally): Record<string, number> {
  return top(countBy(tally.of('team_reviewer').map(([rest, pullRequests]) => [teamIn(rest), pullRequests])));
}

/** A login has no colon; a team of the settings may have. */
function teamIn(rest: string): string {
  return rest.slice(rest.indexOf(':') + 1);
}

function findingsBy(tally: Tally, part: 'severity' | 'category'): [string, number][] {
  return countBy(
    tally.of('finding').map(([rest, n]) => {
      const colon = rest.indexOf(':');
      return [part === 'severity' ? rest.slice(0, colon) : rest.slice(colon + 1), n];
    }),
  );
}

const WORST_FIRST: readonly CiState[] = ['failure', 'pending', 'success'];

function latestStatus(tally: Tally): string | null {
  const heads = WORST_FIRST.map((state) => [state, tally.get(REVIEW_COUNTER.ciLatest(state))] as const);
  const [state, count] = heads.reduce((best, next) => (next[1] > best[1] ? next : best));
  return count > 0 ? state : null;
}

function countBy(entries: readonly (readonly [string, number])[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const [name, n] of entries) {
    counts.set(name, (counts.get(name) ?? 0) + n);
  }
  return [...counts];
}

/** Most first, by name among equals. */
function sorted(entries: readonly (readonly [string, number])[]): (readonly [string, number])[] {
  return [...entries].sort(([a, countA], [b, countB]) => countB - countA || byText(a, b));
}

function top(entries: readonly (readonly [string, number])[], limit = entries.length): Record<string, number> {
  return Object.fromEntries(sorted(entries).slice(0, limit));
}
