import type { Contributor } from '../attribution/verdict.ts';
import type { Party } from '../pull-request/actor.ts';
import type { ReviewState, SnapshotPart } from '../pull-request/snapshot.ts';
import type { Classification } from './classification.ts';

/** Durations that are kept as bins (facts/duration-bins.ts), so that medians and p90 add up. */
export type ReviewDuration =
  | 'agent_response'
  | 'time_to_first_review'
  | 'time_to_first_human_review'
  | 'time_to_first_approval'
  | 'time_to_merge'
  | 'ci_time_to_green'
  | 'commit_lead_time';

/** What a bot did in its reviews of one pull request. */
export type BotRole = 'blocking' | 'approving' | 'informational';

/** The state of the head's checks as a whole; `none`: there are no checks. */
export type CiState = 'success' | 'failure' | 'pending' | 'none';

/**
 * The counters of a review fact: whole numbers above zero that add up over pull requests. A free text stands last in
 * its name. What cannot be told from a snapshot is not counted, and `known:<part>` says of which parts it could be.
 * Distinct people of a window are the names above zero of their counter.
 *
 * The author's side: who opened the pull request, and agents that committed to it without giving a verdict on it.
 * A reviewer is anybody else who submitted a review. Bots are GitHub apps and accounts of agents.
 *
 * | counter | what it counts |
 * |---|---|
 * | pull_requests, known:<part> | 1; 1 where all of this part is known: the denominator of what is made of it |
 * | review_comments | comments on the pull request and in its threads, by anybody |
 * | agent_comment_mentions | those with a line `Agent-ID: ...` |
 * | bot_comments | those by bots that are not of the author's side |
 * | classification:<label> | comments and non-empty bodies of reviews by what they are about |
 * | comment_threads | threads at lines |
 * | reviewer_threads | those that a reviewer opened: the denominator of the response rate |
 * | responded_threads | of these, threads that an agent of the author's side answered |
 * | reopened_threads | of these, threads in which a reviewer objected again after an answer |
 * | review_events, review:<state> | reviews by reviewers; by the state they were given |
 * | reviewers, human_reviewers, bot_reviewers | distinct reviewers of this pull request |
 * | reviewer:<party>:<login> | 1 a reviewer |
 * | association:<association> | reviewers by how they stand to the repository |
 * | team_reviewer:<login>:<team> | 1 for each team of a human reviewer |
 * | bot_review_events | reviews by bots: = block + informational + approval + dismissed unknown |
 * | bot_block_events, bot_informational_events, bot_approval_events | those that requested changes, commented, approved |
 * | bot_blocking_reviewers, bot_informational_only_reviewers | bots that requested changes; that only commented |
 * | bot_reviewer:<role>:<login> | 1 for each role of a bot |
 * | bot_block_overrides | change requests of bots that stood when the pull request was merged |
 * | bot_block_resolved | those that ended in the bot's approval or were dismissed before the merge |
 * | force_push_events | force pushes to the head branch |
 * | force_push_after_approval | 1 when one came after the first approval |
 * | commits, commit:<contributor> | commits; by who wrote them (mixed and ai are agent commits) |
 * | human_followup_commits | commits of a person right after one of an agent |
 * | human_followup_fast | those within an hour |
 * | rewrite_loops | those within 48 hours |
 * | ci_runs, ci_failures | checks of all commits that ended with a verdict; that failed |
 * | ci_failed_checks | distinct names of checks that failed in this pull request |
 * | ci_failed_check:<name> | failures of a check |
 * | ci_failure_context:<context> | failures by the workflow, app or status that reported them |
 * | ci_latest:<state> | 1, the state of the head's checks |
 * | duration:<name>:<bin> | 1 a duration; below the definitions |
 * | duration_ms:<name> | the sum of the durations |
 *
 * | duration | from | to |
 * |---|---|---|
 * | agent_response | a reviewer opens a thread | the first later comment of an agent of the author's side |
 * | time_to_first_review | the pull request is opened | the first review by a reviewer |
 * | time_to_first_human_review | the same | the first by a person |
 * | time_to_first_approval | the same | the first approval by a reviewer |
 * | time_to_merge | the same | the merge |
 * | ci_time_to_green | the first failure of a check | the last check of the first commit that was all green after it |
 * | commit_lead_time | the first commit (its author's clock) | the last |
 */
export const REVIEW_COUNTER = {
  pullRequests: 'pull_requests',
  reviewComments: 'review_comments',
  agentMentions: 'agent_comment_mentions',
  botComments: 'bot_comments',
  threads: 'comment_threads',
  reviewerThreads: 'reviewer_threads',
  respondedThreads: 'responded_threads',
  reopenedThreads: 'reopened_threads',
  reviewEvents: 'review_events',
  reviewers: 'reviewers',
  humanReviewers: 'human_reviewers',
  botReviewers: 'bot_reviewers',
  botReviewEvents: 'bot_review_events',
  botBlockEvents: 'bot_block_events',
  botInformationalEvents: 'bot_informational_events',
  botApprovalEvents: 'bot_approval_events',
  botBlockingReviewers: 'bot_blocking_reviewers',
  botInformationalOnlyReviewers: 'bot_informational_only_reviewers',
  botBlockOverrides: 'bot_block_overrides',
  botBlockResolved: 'bot_block_resolved',
  forcePushes: 'force_push_events',
  forcePushAfterApproval: 'force_push_after_approval',
  commits: 'commits',
  humanFollowups: 'human_followup_commits',
  humanFollowupsFast: 'human_followup_fast',
  rewriteLoops: 'rewrite_loops',
  ciRuns: 'ci_runs',
  ciFailures: 'ci_failures',
  ciFailedChecks: 'ci_failed_checks',
  known: (part: SnapshotPart) => `known:${part}`,
  classification: (label: Classification) => `classification:${label}`,
  review: (state: ReviewState) => `review:${state}`,
  reviewer: (party: Party, login: string) => `reviewer:${party}:${login}`,
  association: (association: string) => `association:${association}`,
  teamReviewer: (login: string, team: string) => `team_reviewer:${login}:${team}`,
  botReviewer: (role: BotRole, login: string) => `bot_reviewer:${role}:${login}`,
  commit: (contributor: Contributor) => `commit:${contributor}`,
  ciFailedCheck: (name: string) => `ci_failed_check:${name}`,
  ciFailureContext: (context: string) => `ci_failure_context:${context}`,
  ciLatest: (state: CiState) => `ci_latest:${state}`,
  duration: (name: ReviewDuration, bin: number) => `duration:${name}:${bin}`,
  durationMs: (name: ReviewDuration) => `duration_ms:${name}`,
} as const;
