import type { ReviewFact } from '@provenance/domain';
import { GitHubBusyError, type FetchedPullRequest, type GitHubSource, type ReviewerTeams, type TeamsOf } from '@provenance/github';
import type { ExportRequests } from '@provenance/queue';
import { pullRequestOf, type ReviewFactStore } from '@provenance/store';
import type { DueWork } from './due/due-worker.ts';

export interface RefreshParts {
  reviews: ReviewFactStore;
  source: GitHubSource;
  teams: ReviewerTeams;
  exports: ExportRequests;
  /** The fact of a snapshot, under the agent of the one that stands. */
  factOf: (standing: ReviewFact, fetched: FetchedPullRequest, teamsOf: TeamsOf) => ReviewFact;
}

/**
 * Brings the review facts of a pull request up to date after reviews, comments, checks and merges, once for all that has
 * been collected. Without an analysis there are no figures of it.
 */
export function reviewRefresh({ reviews, source, teams, exports, factOf }: RefreshParts): DueWork {
  return async (key, signal) => {
    const { repo, pr_number } = pullRequestOf(key);
    const standing = await reviews.get(repo, pr_number);
    if (standing === undefined) return;
    const fetched = await source.newest({ repo, number: Number(pr_number) }, signal);
    const { teamsOf, failure } = await teams.find(fetched.snapshot, signal);
    // A limit ends by itself; for teams that GitHub does not tell, no other figure is held back.
    if (failure instanceof GitHubBusyError) throw failure;
    const fact = factOf(standing, fetched, teamsOf);
    await reviews.save(fact);
    await exports.add([{ kind: 'review', repo, pr_number, cause: fact.snapshot_at }]);
  };
}
