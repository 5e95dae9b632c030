import { agentOf, REVIEW_COUNTER, type AttributedLine, type Finding, type FindingState, type ReviewDuration } from '@provenance/domain';
import type { MadeAnalysis, MadeReview, Month } from './month.fixture.ts';

/** What of a month one group has, told by looking at each line, finding and review. */
export interface Share {
  lines: AttributedLine[];
  findings: Finding[];
  /** Analyses in which the group has a line or a finding. */
  analyses: MadeAnalysis[];
  reviews: MadeReview[];
  states: FindingState[];
}

export interface Narrowing {
  from: number;
  to: number;
  agent?: string;
  repo?: string;
}

export function shareOf(month: Month, { from, to, agent, repo }: Narrowing): Share {
  const isIn = (at: number, of: string): boolean => at >= from && at < to && (repo === undefined || of === repo);
  const isMine = (one: string): boolean => agent === undefined || one === agent;
  const analyses = month.analyses.filter((one) => isIn(one.at, one.repo));
  const agentAt = (analysis: MadeAnalysis, { file_path, start_line }: Finding): string =>
    agentOf(analysis.lines.find((line) => line.file_path === file_path && line.line_number === start_line)!.verdict);
  return {
    lines: analyses.flatMap(({ lines }) => lines.filter(({ verdict }) => isMine(agentOf(verdict)))),
    findings: analyses.flatMap((one) => one.findings.filter((finding) => finding.status === 'open' && isMine(agentAt(one, finding)))),
    analyses: analyses.filter(({ lines }) => lines.some(({ verdict }) => isMine(agentOf(verdict)))),
    reviews: month.reviews.filter((one) => isIn(one.at, one.repo) && isMine(one.agent_id)),
    states: month.findings.filter((one) => isIn(Date.parse(one.detected_at), one.repo) && isMine(one.agent_id)),
  };
}

/** A slice of the findings, the lines or the people. */
export interface Slice {
  category?: string;
  severity?: string;
  language?: string;
  team?: string;
}

type Naive = (share: Share, slice: Slice) => number | undefined;

const fits = ({ category, severity }: Slice) => (one: { category: string; severity: string }): boolean =>
  (category === undefined || one.category === category) && (severity === undefined || one.severity === severity);

const over = (part: number, whole: number, scale = 1): number | undefined => (whole === 0 ? undefined : (part * scale) / whole);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const plain = (name: string): Naive => ({ reviews }) => sum(reviews.map((one) => one.plain[name] ?? 0));

/** By the nearest rank, in hours. */
function quantile(durations: readonly number[], share: number): number | undefined {
  const sorted = durations.toSorted((a, b) => a - b);
  const ms = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return ms === undefined ? undefined : ms / 3_600_000;
}

const duration = (name: ReviewDuration, share: number): Naive => ({ reviews }) => quantile(reviews.flatMap((one) => one.durations[name] ?? []), share);
const logins = (share: Share, isWanted: (one: MadeReview['reviewers'][number]) => boolean): Set<string> =>
  new Set(share.reviews.flatMap(({ reviewers }) => reviewers.filter(isWanted).map(({ login }) => login)));
const contributors = (lines: readonly AttributedLine[]): number => lines.filter(({ verdict }) => verdict.contributor !== 'unknown').length;
const complexities = (lines: readonly AttributedLine[]): number[] => lines.flatMap(({ complexity }) => complexity ?? []);
const byStatus = (status: FindingState['status']): Naive => ({ states }, slice) => {
  const mine = states.filter(fits(slice));
  return over(mine.filter((one) => one.status === status).length, mine.length, 100);
};
const decided = (outcome: MadeAnalysis['outcome']): Naive => ({ analyses }) => over(analyses.filter((one) => one.outcome === outcome).length, analyses.length, 100);
const perReview = (count: (one: MadeReview) => number): Naive => ({ reviews }) => over(sum(reviews.map(count)), reviews.filter(({ isKnown }) => isKnown).length);

/** Every metric of the catalogue, as its definition says, over what happened. */
export const NAIVE: Readonly<Record<string, Naive>> = {
  code_volume: ({ lines }, { language }) => lines.filter((line) => language === undefined || line.language === language).length,
  code_churn_rate: ({ lines }) => over(lines.filter(({ change_type }) => change_type !== 'added').length, lines.length, 100),
  avg_line_complexity: ({ lines }) => over(sum(complexities(lines)), complexities(lines).length),
  max_line_complexity: ({ lines }) => Math.max(0, ...complexities(lines)),
  risk_rate: ({ lines, findings }, slice) => over(findings.filter(fits(slice)).length, lines.length, 1000),
  findings_count: ({ findings }, slice) => findings.filter(fits(slice)).length,
  provenance_coverage: ({ lines }) => over(contributors(lines), lines.length, 100),
  attested_coverage: ({ lines }) => over(lines.filter(({ verdict }) => verdict.attestation === 'verified').length, lines.length, 100),
  mttr: ({ states }, slice) =>
    quantile(states.filter(fits(slice)).filter(({ status }) => status === 'remediated').map((one) => Date.parse(one.changed_at) - Date.parse(one.detected_at)), 0.5),
  suppression_rate: byStatus('suppressed'),
  remediation_rate: byStatus('remediated'),
  block_rate: decided('block'),
  warn_rate: decided('warn'),
  review_comments: plain(REVIEW_COUNTER.reviewComments),
  review_events: plain(REVIEW_COUNTER.reviewEvents),
  agent_comment_mentions: plain(REVIEW_COUNTER.agentMentions),
  comment_threads: plain(REVIEW_COUNTER.threads),
  reopened_threads: plain(REVIEW_COUNTER.reopenedThreads),
  bot_review_events: plain(REVIEW_COUNTER.botReviewEvents),
  bot_block_events: plain(REVIEW_COUNTER.botBlockEvents),
  bot_informational_events: plain(REVIEW_COUNTER.botInformationalEvents),
  bot_approval_events: plain(REVIEW_COUNTER.botApprovalEvents),
  bot_block_overrides: plain(REVIEW_COUNTER.botBlockOverrides),
  bot_block_resolved: plain(REVIEW_COUNTER.botBlockResolved),
  bot_comment_count: plain(REVIEW_COUNTER.botComments),
  ci_run_count: plain(REVIEW_COUNTER.ciRuns),
  ci_failure_count: plain(REVIEW_COUNTER.ciFailures),
  ci_failed_checks: plain(REVIEW_COUNTER.ciFailedChecks),
  force_push_events: plain(REVIEW_COUNTER.forcePushes),
  rewrite_loops: plain(REVIEW_COUNTER.rewriteLoops),
  human_followup_commits: plain(REVIEW_COUNTER.humanFollowups),
  human_followup_fast: plain(REVIEW_COUNTER.humanFollowupsFast),
  force_push_after_approval: plain(REVIEW_COUNTER.forcePushAfterApproval),
  classification_security_count: plain('classification:security'),
  classification_nit_count: plain('classification:nit'),
  classification_question_count: plain('classification:question'),
  classification_praise_count: plain('classification:praise'),
  classification_bug_count: plain('classification:bug'),
  classification_general_count: plain('classification:general'),
  classification_neutral_count: plain('classification:neutral'),
  agent_response_p50_hours: duration('agent_response', 0.5),
  agent_response_p90_hours: duration('agent_response', 0.9),
  time_to_first_review_hours: duration('time_to_first_review', 0.5),
  time_to_first_review_p90_hours: duration('time_to_first_review', 0.9),
  time_to_first_approval_hours: duration('time_to_first_approval', 0.5),
  time_to_first_approval_p90_hours: duration('time_to_first_approval', 0.9),
  time_to_merge_hours: duration('time_to_merge', 0.5),
  time_to_merge_p90_hours: duration('time_to_merge', 0.9),
  ci_time_to_green_hours: duration('ci_time_to_green', 0.5),
  ci_time_to_green_p90_hours: duration('ci_time_to_green', 0.9),
  commit_lead_time_hours: duration('commit_lead_time', 0.5),
  commit_lead_time_p90_hours: duration('commit_lead_time', 0.9),
  unique_reviewers: (share) => logins(share, () => true).size,
  human_reviewer_count: (share, { team }) => logins(share, ({ party, teams }) => party === 'human' && (team === undefined || teams.includes(team))).size,
  bot_reviewer_count: (share) => logins(share, ({ party }) => party === 'bot').size,
  bot_blocking_reviewer_count: (share) => logins(share, ({ roles }) => roles.includes('blocking')).size,
  bot_informational_only_reviewer_count: (share) => {
    const judged = logins(share, ({ roles }) => roles.includes('blocking') || roles.includes('approving'));
    return [...logins(share, ({ roles }) => roles.includes('informational'))].filter((login) => !judged.has(login)).length;
  },
  avg_unique_reviewers: perReview(({ reviewers }) => reviewers.length),
  avg_human_reviewers: perReview(({ reviewers }) => reviewers.filter(({ party }) => party === 'human').length),
  avg_review_comments: perReview((one) => one.plain[REVIEW_COUNTER.reviewComments] ?? 0),
  agent_response_rate: (share, slice) => over(plain(REVIEW_COUNTER.respondedThreads)(share, slice)!, plain(REVIEW_COUNTER.reviewerThreads)(share, slice)!),
  agent_commit_ratio: ({ reviews }) => over(sum(reviews.map(({ commits }) => commits.ai + commits.mixed)), sum(reviews.map(({ commits }) => commits.ai + commits.mixed + commits.human))),
  ci_failure_rate: (share, slice) => over(plain(REVIEW_COUNTER.ciFailures)(share, slice)!, plain(REVIEW_COUNTER.ciRuns)(share, slice)!, 100),
};
