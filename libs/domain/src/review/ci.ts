import type { Check, PullRequestCommit, PullRequestSnapshot } from '../pull-request/snapshot.ts';
import { REVIEW_COUNTER, type CiState } from './review-counters.ts';
import type { ReviewSums } from './review-sums.ts';

/** Checks of all commits: a check that was repaired by a later commit failed all the same. */
export function countChecks(sums: ReviewSums, { commits, head_sha }: PullRequestSnapshot): void {
  const failed = new Set<string>();
  for (const check of commits.flatMap(({ checks }) => checks)) {
    sums.add(REVIEW_COUNTER.ciRuns, Number(check.outcome === 'success' || check.outcome === 'failure'));
    if (check.outcome === 'failure') {
      failed.add(check.name);
      sums.add(REVIEW_COUNTER.ciFailures);
      sums.add(REVIEW_COUNTER.ciFailedCheck(check.name));
      sums.add(REVIEW_COUNTER.ciFailureContext(check.context));
    }
  }
  sums.add(REVIEW_COUNTER.ciFailedChecks, failed.size);
  sums.add(REVIEW_COUNTER.ciLatest(stateOf(commits.find(({ sha }) => sha === head_sha)?.checks ?? [])));
  const { red, green } = redThenGreen(commits);
  sums.addDuration('ci_time_to_green', red, green);
}

/** The state of a commit's checks as a whole. Checks without a verdict neither help nor harm. */
export function stateOf(checks: readonly Check[]): CiState {
  const has = (outcome: Check['outcome']): boolean => checks.some((check) => check.outcome === outcome);
  if (has('failure')) {
    return 'failure';
  }
  return has('pending') ? 'pending' : has('success') ? 'success' : 'none';
}

/** The first failure, and when the first commit that was all green after it had its last check. */
function redThenGreen(commits: readonly PullRequestCommit[]): { red: string | undefined; green: string | undefined } {
  const [red] = endsOf(commits.flatMap(({ checks }) => checks.filter(({ outcome }) => outcome === 'failure')));
  const greens = commits.filter(({ checks }) => stateOf(checks) === 'success').flatMap(({ checks }) => endsOf(checks).at(-1) ?? []);
  const [green] = greens.filter((at) => red !== undefined && Date.parse(at) >= Date.parse(red)).sort(byInstant);
  return { red, green };
}

function endsOf(checks: readonly Check[]): string[] {
  return checks.flatMap(({ completed_at }) => completed_at ?? []).sort(byInstant);
}

function byInstant(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}
