import { RedisAnalyticsStore, RedisReviewFactStore } from '@provenance/store';
import { withStore } from '../system/store.ts';
import type { System } from '../system/system.ts';
import { until } from '../system/until.ts';

const MINUTE_MS = 60_000;

/** The teams that FIGURES are counted with. */
export const TEAMS = { jonas: 'core', lena: ['core', 'web'] };

export type ReviewFact = NonNullable<Awaited<ReturnType<RedisReviewFactStore['get']>>>;

/** The review fact of the reviewed pull request of a repository, once it says so. */
export function factWhen(system: System, repo: string, isSo: (fact: ReviewFact) => boolean, withinMs?: number): Promise<ReviewFact> {
  return withStore(system, async ({ redis }) => {
    const reviews = new RedisReviewFactStore(redis, new RedisAnalyticsStore(redis));
    const look = async (): Promise<ReviewFact | undefined> => {
      const fact = await reviews.get(repo, '7');
      return fact !== undefined && isSo(fact) ? fact : undefined;
    };
    return until(`the review fact of ${repo}`, look, withinMs);
  });
}

/** The figures of a fact. The bins that durations are kept in are held to their sums by tests of their own. */
export function figuresOf({ counters }: ReviewFact): Record<string, number> {
  return Object.fromEntries(Object.entries(counters).filter(([name]) => !name.startsWith('duration:') && !name.startsWith('known:')));
}

/** Counted by hand from libs/github-stand-in/src/world/reviewed-pull-request.ts; what is zero is not kept. */
export const FIGURES: Record<string, number> = {
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
