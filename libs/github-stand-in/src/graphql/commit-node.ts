import { blame } from '../world/blame.ts';
import type { Commit, CommitCheck, Identity } from '../world/commit.ts';
import type { Repository } from '../world/repository.ts';
import type { World } from '../world/world.ts';
import { actorNode } from './actor-node.ts';
import { connection, type PageLimit } from './connection.ts';

/** Where nodes are made: all that they lead to. */
export interface NodeContext {
  world: World;
  repository: Repository;
  pages: PageLimit;
}

type Node = Record<string, unknown>;

export function commitNode(commit: Commit, context: NodeContext): Node {
  const { repository, pages } = context;
  return {
    __typename: 'Commit',
    id: `C_${commit.sha}`,
    oid: commit.sha,
    message: commit.message,
    messageHeadline: commit.message.split('\n')[0],
    authoredDate: commit.authoredDate,
    committedDate: commit.authoredDate,
    author: gitActor(commit.authors[0], context),
    authors: connection('authors', pages, commit.authors, (author) => gitActor(author, context)),
    committer: gitActor(commit.committer, context),
    parents: connection('parents', pages, commit.parent === undefined ? [] : [commit.parent], (sha) => parentNode(sha, context)),
    statusCheckRollup: commit.checks.length === 0 ? null : rollupNode(commit, context),
    blame: ({ path }: { path: string }) => ({
      ranges: blame(commit, path, (sha) => repository.commits.get(sha)).map(({ start, end, sha }) => ({
        startingLine: start,
        endingLine: end,
        age: 1,
        commit: () => parentNode(sha, context),
      })),
    }),
  };
}

function parentNode(sha: string, context: NodeContext): Node | null {
  const commit = context.repository.commits.get(sha);
  return commit === undefined ? null : commitNode(commit, context);
}

/** GitHub's GitActor.user is a User: for the commits of apps it is null, and only the address tells. */
function gitActor(identity: Identity | undefined, { world }: NodeContext): Node | null {
  if (identity === undefined) {
    return null;
  }
  const account = identity.login === undefined ? undefined : world.accounts.find(identity.login);
  return { name: identity.name, email: identity.email, user: account?.type === 'User' ? actorNode(account) : null };
}

function rollupNode(commit: Commit, { pages }: NodeContext): Node {
  return {
    id: `SCR_${commit.sha}`,
    state: 'PENDING',
    contexts: connection('contexts', pages, commit.checks, checkNode),
  };
}

function checkNode(check: CommitCheck): Node {
  if ('context' in check) {
    return { __typename: 'StatusContext', id: `SC_${check.context}`, ...check };
  }
  return {
    __typename: 'CheckRun',
    id: `CR_${check.name}`,
    name: check.name,
    status: check.conclusion === null ? 'IN_PROGRESS' : 'COMPLETED',
    conclusion: check.conclusion,
    startedAt: check.startedAt,
    completedAt: check.completedAt,
    checkSuite: {
      app: { name: check.app, slug: check.app },
      workflowRun: check.workflow === undefined ? null : { workflow: { name: check.workflow } },
    },
  };
}
