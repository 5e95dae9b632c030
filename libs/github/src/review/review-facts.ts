import { Attributor, type AttributionSettings } from '@provenance/attribution';
import {
  reviewFact,
  type Accounts,
  type Contributor,
  type PullRequestCommit,
  type PullRequestSnapshot,
  type ReviewFact,
} from '@provenance/domain';
import { toSubmitted } from '../evidence/change-evidence.ts';

/** Whose fact it is. */
export interface FactOwner {
  /** The name that the pull request was submitted under: the one that all figures of the repository have. */
  repo: string;
  /** The agent that wrote most of its lines. */
  agent_id: string;
}

/** The review fact of a pull request. */
export function reviewFactOf(
  { repo, agent_id }: FactOwner,
  snapshot: PullRequestSnapshot,
  settings: AttributionSettings,
  teamsOf: Accounts['teamsOf'],
): ReviewFact {
  const accounts: Accounts = { agentOf: (login) => settings.catalogue.byLogin(login, false)?.id, teamsOf };
  const contributorOf = contributors(snapshot.commits, settings);
  return { ...reviewFact(snapshot, { agent_id, accounts, contributorOf }), repo };
}

/** Who wrote each commit, by the same rules as lines: a line of that commit about which nothing else is known. */
function contributors(commits: readonly PullRequestCommit[], settings: AttributionSettings): (commit: PullRequestCommit) => Contributor {
  const attributor = new Attributor({ commits: commits.map(toSubmitted) }, settings);
  return ({ sha }) => attributor.verdict({ file_path: '', line_number: 1, change_type: 'added', attribution: { commit_sha: sha } }).contributor;
}
