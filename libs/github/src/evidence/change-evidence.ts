import type { ChangeEvidence, PullRequestFacts } from '@provenance/attribution';
import type { CommitIdentity, PullRequestCommit, PullRequestSnapshot, SubmittedCommit } from '@provenance/domain';
import type { RepositoryEvidence } from './fetch-evidence.ts';

/** What the submission brought and what GitHub knows, together: nothing that was brought is left out or said twice. */
export function withGitHub(brought: ChangeEvidence, snapshot: PullRequestSnapshot, found: RepositoryEvidence): ChangeEvidence {
  const commits = brought.commits ?? [];
  const known = new Set(commits.map(({ sha }) => sha.toLowerCase()));
  const added = snapshot.commits.filter(({ sha }) => !known.has(sha)).map(toSubmitted);
  const contents = new Map(found.contents);
  return {
    ...brought,
    linesOf: (path) => contents.get(path)?.split('\n') ?? brought.linesOf?.(path),
    commits: [...commits, ...added],
    notes: distinct([...(brought.notes ?? []), ...found.notes]),
    traces: distinct([...(brought.traces ?? []), ...found.traces]),
    pullRequest: { ...pullRequestFacts(snapshot), ...brought.pullRequest },
  };
}

/** A commit as attribution reads it. */
export function toSubmitted({ sha, message, authors: [author], committer, parents }: PullRequestCommit): SubmittedCommit {
  return {
    sha,
    message,
    ...(author === undefined ? {} : { author: textOf(author) }),
    ...(committer === null ? {} : { committer: textOf(committer) }),
    parents,
  };
}

/** Who reviewed, and who commented, is no part of it: that is not writing. */
function pullRequestFacts({ branch, author, labels, body }: PullRequestSnapshot): PullRequestFacts {
  return { branch, labels, body, ...(author === null ? {} : { author: { login: author.login, app: author.kind === 'bot' } }) };
}

function textOf({ name, email }: CommitIdentity): string {
  return `${name} <${email}>`;
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
