import { Attributor, type AttributionSettings } from '@provenance/attribution';
import {
  mainAgent,
  reviewFact,
  type Accounts,
  type AttributedLine,
  type Contributor,
  type PullRequestCommit,
  type PullRequestSnapshot,
  type ReviewFact,
} from '@provenance/domain';
import { toSubmitted } from './evidence/change-evidence.ts';

/**
 * The review fact of a pull request, under the agent that wrote most of its lines.
 * @param repo the name that it was submitted under: the one that all figures of the repository have
 */
export function reviewFactOf(
  repo: string,
  snapshot: PullRequestSnapshot,
  lines: readonly Pick<AttributedLine, 'verdict'>[],
  settings: AttributionSettings,
  teamsOf: Accounts['teamsOf'],
): ReviewFact {
  const accounts: Accounts = { agentOf: (login) => settings.catalogue.byLogin(login, false)?.id, teamsOf };
  const contributorOf = contributors(snapshot.commits, settings);
  return { ...reviewFact(snapshot, { agent_id: mainAgent(lines), accounts, contributorOf }), repo };
}

/** Who wrote each commit, by the same rules as lines: a line of that commit about which nothing else is known. */
function contributors(commits: readonly PullRequestCommit[], settings: AttributionSettings): (commit: PullRequestCommit) => Contributor {
  const attributor = new Attributor({ commits: commits.map(toSubmitted) }, settings);
  return ({ sha }) => attributor.verdict({ file_path: '', line_number: 1, change_type: 'added', attribution: { commit_sha: sha } }).contributor;
}
