import { createHash } from 'node:crypto';
import { commitNode, type NodeContext } from './commit-node.ts';
import { GitHubFieldError } from './github-error.ts';
import { pullRequestNode } from './pull-request-node.ts';

type Node = Record<string, unknown>;

/** GitHub cuts the text of larger blobs off. */
const TRUNCATED_AT = 512_000;

export function repositoryNode(context: NodeContext): Node {
  const { repository } = context;
  return {
    __typename: 'Repository',
    id: `R_${repository.id}`,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: repository.fullName,
    pullRequest: ({ number }: { number: number }) => {
      const pull = repository.pullRequests.get(number);
      if (pull === undefined) {
        throw new GitHubFieldError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
      }
      return pullRequestNode(pull, context);
    },
    object: ({ expression, oid }: { expression?: string; oid?: string }) => objectNode(expression ?? oid ?? '', context),
  };
}

/** `<revision>` is a commit, `<revision>:<path>` a file of it. */
function objectNode(expression: string, context: NodeContext): Node | null {
  const colon = expression.indexOf(':');
  const commit = context.repository.resolve(colon === -1 ? expression : expression.slice(0, colon));
  if (commit === undefined) {
    return null;
  }
  if (colon === -1) {
    return commitNode(commit, context);
  }
  const text = commit.files.get(expression.slice(colon + 1));
  return text === undefined ? null : blobNode(text);
}

function blobNode(text: string): Node {
  const isBinary = text.includes('\0');
  const isTruncated = Buffer.byteLength(text) > TRUNCATED_AT;
  return {
    __typename: 'Blob',
    oid: createHash('sha1').update(`blob ${Buffer.byteLength(text)}\0${text}`).digest('hex'),
    byteSize: Buffer.byteLength(text),
    isBinary,
    isTruncated,
    text: isBinary ? null : text.slice(0, TRUNCATED_AT),
  };
}
