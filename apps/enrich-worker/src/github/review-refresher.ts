import type { ReviewFact } from '@provenance/domain';
import type { FetchedPullRequest, GitHubSource } from '@provenance/github';
import type { ExportRequests } from '@provenance/queue';
import { pullRequestOf, type ReviewFactStore } from '@provenance/store';
import type { DueWork } from './due/due-worker.ts';

export interface RefreshParts {
  reviews: ReviewFactStore;
  source: GitHubSource;
  /** The fact of a snapshot, under the agent of the one that stands. */
  exports: ExportRequests;
  factOf: (standing: ReviewFact, fetched: FetchedPullRequest) => ReviewFact;
}

/**
 * Brings the review facts of a pull request up to date after reviews, comments, checks and merges, once for all that has
 * been collected. Without an analysis there are no figures of it.
 */
export function reviewRefresh({ reviews, source, exports, factOf }: RefreshParts): DueWork {
  return async (key, signal) => {
    const { repo, pr_number } = pullRequestOf(key);
    const standing = await reviews.get(repo, pr_number);
    if (standing === undefined) return;
    const fact = factOf(standing, await source.newest({ repo, number: Number(pr_number) }, signal));
    await reviews.save(fact);
    await exports.add([{ kind: 'review', repo, pr_number, cause: fact.snapshot_at }]);
  };
}
