import { isTerminal, type ReviewFact } from '@provenance/domain';
import { GitHubBusyError, type FetchedPullRequest, type GitHubSource, type ReviewerTeams, type TeamsOf } from '@provenance/github';
import { PostponedError, type ExportRequests } from '@provenance/queue';
import { pullRequestOf, type AnalysisStore, type NamedPullRequest, type PullRequestHeads, type ReviewFactStore } from '@provenance/store';
import type { DueWork } from './due/due-worker.ts';

export interface RefreshParts {
  analyses: AnalysisStore;
  heads: PullRequestHeads;
  reviews: ReviewFactStore;
  source: GitHubSource;
  teams: ReviewerTeams;
  exports: ExportRequests;
  /** The fact of a snapshot, under the agent of the one that stands. */
  factOf: (standing: ReviewFact, fetched: FetchedPullRequest, teamsOf: TeamsOf) => ReviewFact;
}

/** A pull request that is being analysed is looked at again after this. */
const AGAIN_MS = 2_000;

/**
 * Brings the review facts of a pull request up to date after reviews, comments, checks and merges, once for all that has
 * been collected. Without an analysis there are no figures of it; one that is in hand leaves what it heard of GitHub before,
 * and that is brought up to date as well.
 */
export function reviewRefresh({ analyses, heads, reviews, source, teams, exports, factOf }: RefreshParts): DueWork {
  const inHand = async (pull: NamedPullRequest): Promise<boolean> => {
    const head = await heads.newest(pull);
    const record = head && (await analyses.get(head.analysis_id));
    return record !== undefined && !isTerminal(record.status);
  };
  return async (key, signal) => {
    const pull = pullRequestOf(key);
    const { repo, pr_number } = pull;
    // In this order: an analysis has left its figures when it ends.
    const isInHand = await inHand(pull);
    const standing = await reviews.get(repo, pr_number);
    if (standing === undefined && isInHand) throw new PostponedError('The pull request is being analysed', Date.now() + AGAIN_MS);
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
