import { NOTES_REFS, type PullRequestSnapshot } from '@provenance/domain';
import { GitHubAwayError, GitHubRefusedError, GitHubTooLargeError } from '../client/failure.ts';
import type { GitHubAccess, GitHubClient, GraphQLAnswer } from '../client/github-client.ts';
import type { Connection, CommentAnswer, ConnectionsAnswer, Maybe, RepositoryAnswer, RollupAnswer } from './answer.ts';
import { checksAfter, commentsAfter, COST, FULL_PAGE, pageOf, pullRequestQuery, type Pages } from './documents.ts';
import { headOf, SnapshotBuilder, type Cursors } from './snapshot-builder.ts';

/** Sizes of pages that are tried when GitHub does not come to an end in its ten seconds. */
const SIZES = [FULL_PAGE, 25, 10];
/** Rounds of further pages: each brings up to 100 more of everything. What is left then is said to be missing. */
const MAX_ROUNDS = 10;
/** Nothing is made of the files beyond the first page: whoever needs lines, needs those of the submission. */
const NOT_FOLLOWED: readonly Pages[] = ['files'];
/** Threads and commits whose further pages one round fetches. */
const MAX_INNER = 50;

export interface PullRequestName {
  repo: string;
  number: number;
}

/** A snapshot, and the refs of notes that the repository has. */
export interface FetchedPullRequest {
  snapshot: PullRequestSnapshot;
  /** All of them, listed or not; null where GitHub does not say. */
  changedFiles: number | null;
  notesRefs: string[];
}

/**
 * The pull request as GitHub knows it now: one request, and one more for each round of further pages of all parts.
 * @throws as GitHubClient.graphql
 */
export async function fetchSnapshot(
  client: GitHubClient,
  access: GitHubAccess,
  { repo, number }: PullRequestName,
  now: Date,
  signal: AbortSignal,
): Promise<FetchedPullRequest> {
  const [owner, name] = repo.split('/');
  const variables = { owner, name, number };
  const { data, faults, size } = await firstPages(client, access, variables, signal);
  const answer = data.repository?.pullRequest;
  if (answer == null) throw new GitHubRefusedError(`GitHub knows no pull request ${repo}#${number}`);
  const head = headOf(data.repository?.nameWithOwner ?? repo, number, answer, now.toISOString());
  if (head === undefined) throw new GitHubAwayError('GitHub’s answer lacks what a pull request must have');
  const builder = new SnapshotBuilder(head);
  builder.addFirst(answer);
  builder.addFaults(faults);
  const skipped = new Map<Pages, string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    setAside(builder.cursors, skipped);
    if (isEmpty(builder.cursors)) break;
    await morePages((query) => client.graphql(access, query, variables, signal), builder, size);
  }
  for (const [connection, cursor] of skipped) builder.cursors.connections.set(connection, cursor);
  const notesRefs = NOTES_REFS.filter((_ref, index) => data.repository?.[`notes${index}`] != null);
  return { snapshot: builder.build(), changedFiles: answer.changedFiles ?? null, notesRefs };
}

/** The answer, and the size of the pages that GitHub came to an end with. */
async function firstPages(
  client: GitHubClient,
  access: GitHubAccess,
  variables: Record<string, unknown>,
  signal: AbortSignal,
): Promise<GraphQLAnswer<RepositoryAnswer> & { size: number }> {
  let last: unknown;
  for (const size of SIZES) {
    try {
      return { ...(await client.graphql<RepositoryAnswer>(access, pullRequestQuery(size), variables, signal)), size };
    } catch (error) {
      if (!(error instanceof GitHubTooLargeError)) throw error;
      last = error;
    }
  }
  throw last;
}

type MoreAnswer = { repository?: Maybe<Record<string, Maybe<RollupAnswer & ConnectionsAnswer>>> } & Record<
  `t${number}`,
  Maybe<{ comments?: Maybe<Connection<CommentAnswer>> }>
>;

/** One request for the next page of everything that has one. */
async function morePages(ask: (query: string) => Promise<GraphQLAnswer<MoreAnswer>>, builder: SnapshotBuilder, size: number): Promise<void> {
  const { connections, comments, checks } = builder.cursors;
  const threads = [...comments].slice(0, MAX_INNER);
  const commits = [...checks].slice(0, MAX_INNER);
  const ofPull = [...connections].map(([connection, after]) => pageOf(connection, size, after));
  const ofCommits = commits.map(
    ([sha, after], index) => `c${index}: object(oid: "${sha}") { ... on Commit { statusCheckRollup { ${checksAfter(after, size)} } } }`,
  );
  const ofThreads = threads.map(
    ([id, after], index) => `t${index}: node(id: ${JSON.stringify(id)}) { ... on PullRequestReviewThread { ${commentsAfter(after, size)} } }`,
  );
  const { data, faults } = await ask(`query MorePages($owner: String!, $name: String!, $number: Int!) {
    ${COST}
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) { number ${ofPull.join('\n')} }
      ${ofCommits.join('\n')}
    }
    ${ofThreads.join('\n')}
  }`);
  builder.addMore(data.repository?.['pullRequest'] ?? {});
  commits.forEach(([sha], index) => builder.addChecks(sha, data.repository?.[`c${index}`]?.statusCheckRollup?.contexts));
  threads.forEach(([id], index) => builder.addComments(id, data[`t${index}`]?.comments));
  builder.addFaults(faults);
}

function setAside({ connections }: Cursors, skipped: Map<Pages, string>): void {
  for (const connection of NOT_FOLLOWED) {
    const cursor = connections.get(connection);
    if (cursor !== undefined) {
      skipped.set(connection, cursor);
      connections.delete(connection);
    }
  }
}

function isEmpty({ connections, comments, checks }: Cursors): boolean {
  return connections.size + comments.size + checks.size === 0;
}
