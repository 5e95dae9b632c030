import { CLASSIFICATIONS } from '../review/classification.ts';
import type { SnapshotPart } from '../pull-request/snapshot.ts';
import { REVIEW_COUNTER, type BotRole, type ReviewDuration } from '../review/review-counters.ts';
import type { Metric, Term } from './metric.ts';
import { counters, distinct, durations } from './terms.ts';
import type { Tally } from './tally.ts';

const REVIEWED = counters(REVIEW_COUNTER.known('reviews'));

/** Scalars by the name of the metric: summed over the pull requests of the window. */
const SUMS: readonly (readonly [name: string, counter: string, description: string])[] = [
  ['review_comments', REVIEW_COUNTER.reviewComments, 'Comments on pull requests and in their threads'],
  ['review_events', REVIEW_COUNTER.reviewEvents, 'Reviews that were submitted'],
  ['agent_comment_mentions', REVIEW_COUNTER.agentMentions, 'Comments with a line `Agent-ID:`'],
  ['comment_threads', REVIEW_COUNTER.threads, 'Threads at lines'],
  ['reopened_threads', REVIEW_COUNTER.reopenedThreads, 'Threads in which a reviewer objected again after an answer'],
  ['bot_review_events', REVIEW_COUNTER.botReviewEvents, 'Reviews by bots'],
  ['bot_block_events', REVIEW_COUNTER.botBlockEvents, 'Reviews by bots that requested changes'],
  ['bot_informational_events', REVIEW_COUNTER.botInformationalEvents, 'Reviews by bots that only commented'],
  ['bot_approval_events', REVIEW_COUNTER.botApprovalEvents, 'Approvals by bots'],
  ['bot_block_overrides', REVIEW_COUNTER.botBlockOverrides, 'Change requests of bots that were merged over'],
  ['bot_block_resolved', REVIEW_COUNTER.botBlockResolved, 'Change requests of bots that were resolved before the merge'],
  ['bot_comment_count', REVIEW_COUNTER.botComments, 'Comments by bots that are not of the author\'s side'],
  ['ci_run_count', REVIEW_COUNTER.ciRuns, 'Checks that ended with a verdict'],
  ['ci_failure_count', REVIEW_COUNTER.ciFailures, 'Checks that failed'],
  ['ci_failed_checks', REVIEW_COUNTER.ciFailedChecks, 'Names of checks that failed, distinct in each pull request'],
  ['force_push_events', REVIEW_COUNTER.forcePushes, 'Force pushes to head branches'],
  ['rewrite_loops', REVIEW_COUNTER.rewriteLoops, 'Commits of people within 48 hours after one of an agent'],
  ['human_followup_commits', REVIEW_COUNTER.humanFollowups, 'Commits of people right after one of an agent'],
  ['human_followup_fast', REVIEW_COUNTER.humanFollowupsFast, 'Of these, within an hour'],
  ['force_push_after_approval', REVIEW_COUNTER.forcePushAfterApproval, 'Pull requests with a force push after the first approval'],
  ...CLASSIFICATIONS.map((label) => [`classification_${label}_count`, REVIEW_COUNTER.classification(label), `Comments and bodies of reviews about: ${label}`] as const),
];

/** Quantiles of durations, in hours. */
const DURATIONS: readonly (readonly [name: string, duration: ReviewDuration, share: number, description: string])[] = [
  ['agent_response_p50_hours', 'agent_response', 0.5, 'Median time from a reviewer\'s thread to the agent\'s answer'],
  ['agent_response_p90_hours', 'agent_response', 0.9, 'The same, 90 % quantile'],
  ['time_to_first_review_hours', 'time_to_first_review', 0.5, 'Median time from the opening to the first review'],
  ['time_to_first_review_p90_hours', 'time_to_first_review', 0.9, 'The same, 90 % quantile'],
  ['time_to_first_approval_hours', 'time_to_first_approval', 0.5, 'Median time from the opening to the first approval'],
  ['time_to_first_approval_p90_hours', 'time_to_first_approval', 0.9, 'The same, 90 % quantile'],
  ['time_to_merge_hours', 'time_to_merge', 0.5, 'Median time from the opening to the merge'],
  ['time_to_merge_p90_hours', 'time_to_merge', 0.9, 'The same, 90 % quantile'],
  ['ci_time_to_green_hours', 'ci_time_to_green', 0.5, 'Median time from the first failed check to the first commit that was all green'],
  ['ci_time_to_green_p90_hours', 'ci_time_to_green', 0.9, 'The same, 90 % quantile'],
  ['commit_lead_time_hours', 'commit_lead_time', 0.5, 'Median time from the first commit to the last'],
  ['commit_lead_time_p90_hours', 'commit_lead_time', 0.9, 'The same, 90 % quantile'],
];

/** People, or with a team those of it. */
const people: Term = (tally, { team }) =>
  team === undefined
    ? tally.of('reviewer').filter(([rest]) => rest.startsWith('human:')).length
    : tally.of('team_reviewer').filter(([rest]) => rest.slice(rest.indexOf(':') + 1) === team).length;

const bots: Term = (tally) => tally.of('reviewer').filter(([rest]) => rest.startsWith('bot:')).length;

function botsIn(tally: Tally, role: BotRole): string[] {
  return tally.of('bot_reviewer').flatMap(([rest]) => (rest.startsWith(`${role}:`) ? [rest.slice(role.length + 1)] : []));
}

/** Bots that in the whole window only ever commented. */
const informationalOnly: Term = (tally) => {
  const judged = new Set([...botsIn(tally, 'blocking'), ...botsIn(tally, 'approving')]);
  return botsIn(tally, 'informational').filter((login) => !judged.has(login)).length;
};

/** Threads and checks come in bunches too: no more is known than there are pull requests, or than there are of them. */
function pullRequestsWith(part: SnapshotPart, counted: string): Term {
  return (tally) => Math.min(tally.get(REVIEW_COUNTER.known(part)), tally.get(counted));
}

/** What review, commits and checks of the pull requests say. */
export const REVIEW_METRICS: readonly Metric[] = [
  ...SUMS.map(([name, counter, description]): Metric => ({ name, kind: 'sum', unit: 'count', families: ['review'], numerator: counters(counter), description })),
  ...DURATIONS.map(([name, duration, share, description]): Metric => ({
    name, kind: 'quantile', unit: 'hours', families: ['duration'], durations: (tally) => durations(tally, duration), share, description,
  })),
  { name: 'unique_reviewers', kind: 'distinct', unit: 'count', families: ['people'], numerator: distinct('reviewer'), description: 'Distinct reviewers, people and bots' },
  {
    name: 'human_reviewer_count', kind: 'distinct', unit: 'count', families: ['people'], slices: { team: ['people'] },
    numerator: people, description: 'Distinct people who reviewed',
  },
  { name: 'bot_reviewer_count', kind: 'distinct', unit: 'count', families: ['people'], numerator: bots, description: 'Distinct bots that reviewed' },
  {
    name: 'bot_blocking_reviewer_count', kind: 'distinct', unit: 'count', families: ['people'],
    numerator: (tally) => botsIn(tally, 'blocking').length, description: 'Distinct bots that requested changes',
  },
  {
    name: 'bot_informational_only_reviewer_count', kind: 'distinct', unit: 'count', families: ['people'],
    numerator: informationalOnly, description: 'Distinct bots that only ever commented',
  },
  mean('avg_unique_reviewers', REVIEW_COUNTER.reviewers, 'Reviewers, mean of the pull requests'),
  mean('avg_human_reviewers', REVIEW_COUNTER.humanReviewers, 'People who reviewed, mean of the pull requests'),
  mean('avg_review_comments', REVIEW_COUNTER.reviewComments, 'Comments, mean of the pull requests'),
  {
    name: 'agent_response_rate', kind: 'share', unit: 'ratio', families: ['review'], scale: 1,
    numerator: counters(REVIEW_COUNTER.respondedThreads), denominator: counters(REVIEW_COUNTER.reviewerThreads),
    sample: pullRequestsWith('threads', REVIEW_COUNTER.reviewerThreads),
    description: 'Threads of reviewers that the agent answered over all of them',
  },
  {
    name: 'agent_commit_ratio', kind: 'share', unit: 'ratio', families: ['review'], scale: 1,
    numerator: counters(REVIEW_COUNTER.commit('ai'), REVIEW_COUNTER.commit('mixed')), denominator: counters(REVIEW_COUNTER.commits),
    description: 'Commits of agents over all commits',
  },
  {
    name: 'ci_failure_rate', kind: 'share', unit: 'percent', families: ['review'], scale: 100,
    numerator: counters(REVIEW_COUNTER.ciFailures), denominator: counters(REVIEW_COUNTER.ciRuns), sample: pullRequestsWith('checks', REVIEW_COUNTER.ciRuns),
    description: 'Checks that failed over checks that ended with a verdict',
  },
];

function mean(name: string, counter: string, description: string): Metric {
  return { name, kind: 'mean', unit: 'per_pull_request', families: ['review'], scale: 1, numerator: counters(counter), denominator: REVIEWED, description };
}
