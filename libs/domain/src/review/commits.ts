import type { Contributor } from '../attribution/verdict.ts';
import type { PullRequestCommit } from '../pull-request/snapshot.ts';
import { REVIEW_COUNTER } from './review-counters.ts';
import { byTime, type ReviewSums } from './review-sums.ts';

const HOUR_MS = 3_600_000;
const FAST_MS = HOUR_MS;
const LOOP_MS = 48 * HOUR_MS;

/** Who wrote the commits, and how soon people had to follow up on agents. */
export function countCommits(
  sums: ReviewSums,
  commits: readonly PullRequestCommit[],
  contributorOf: (commit: PullRequestCommit) => Contributor,
): void {
  const ordered = [...commits].sort(byTime(({ authored_at }) => authored_at, ({ sha }) => sha));
  const written = ordered.map((commit) => ({ at: commit.authored_at, by: contributorOf(commit) }));
  for (const [index, { at, by }] of written.entries()) {
    sums.add(REVIEW_COUNTER.commits);
    sums.add(REVIEW_COUNTER.commit(by));
    const before = written[index - 1];
    if (by === 'human' && before !== undefined && isAgents(before.by)) {
      countFollowup(sums, Date.parse(at) - Date.parse(before.at));
    }
  }
  sums.addDuration('commit_lead_time', written[0]?.at, written.at(-1)?.at);
}

function countFollowup(sums: ReviewSums, ms: number): void {
  sums.add(REVIEW_COUNTER.humanFollowups);
  sums.add(REVIEW_COUNTER.humanFollowupsFast, Number(ms <= FAST_MS));
  sums.add(REVIEW_COUNTER.rewriteLoops, Number(ms <= LOOP_MS));
}

function isAgents(contributor: Contributor): boolean {
  return contributor === 'ai' || contributor === 'mixed';
}
