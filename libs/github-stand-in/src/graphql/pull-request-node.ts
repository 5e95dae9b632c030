import { linesOf } from '../world/blame.ts';
import type { Comment, PullRequest, Review, Thread, TimelineItem } from '../world/pull-request.ts';
import { actorNode } from './actor-node.ts';
import { commitNode, type NodeContext } from './commit-node.ts';
import { connection, type ConnectionArgs } from './connection.ts';

type Node = Record<string, unknown>;

export function pullRequestNode(pull: PullRequest, context: NodeContext): Node {
  const { world, repository, pages } = context;
  const head = pull.headRepository === null ? undefined : world.find(pull.headRepository);
  return {
    __typename: 'PullRequest',
    id: `PR_${repository.id}_${pull.number}`,
    number: pull.number,
    title: pull.title,
    body: pull.body,
    state: pull.state,
    isDraft: pull.isDraft,
    author: actorNode(pull.author),
    baseRefOid: pull.base,
    headRefOid: repository.headOf(pull),
    headRefName: pull.branch,
    headRepository: head === undefined ? null : { nameWithOwner: head.fullName },
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    closedAt: pull.closedAt,
    mergedAt: pull.mergedAt,
    mergedBy: actorNode(pull.mergedBy),
    changedFiles: () => changedFiles(pull, context).length,
    labels: connection('labels', pages, pull.labels, (name) => ({ name })),
    commits: connection('commits', pages, pull.commits, (sha) => ({
      id: `PRC_${sha}`,
      commit: commitNode(repository.commits.get(sha)!, context),
    })),
    reviews: connection('reviews', pages, pull.reviews, reviewNode),
    reviewThreads: connection('reviewThreads', pages, pull.threads, (thread) => threadNode(thread, context)),
    comments: connection('comments', pages, pull.comments, commentNode),
    timelineItems: connection('timelineItems', pages, (args: TimelineArgs) => timelineOf(pull, args), timelineNode),
    files: connection('files', pages, changedFiles(pull, context), (file) => file),
  };
}

export function threadNode(thread: Thread, { pages }: NodeContext): Node {
  return {
    __typename: 'PullRequestReviewThread',
    id: thread.id,
    path: thread.path,
    line: thread.line,
    isResolved: thread.isResolved,
    isOutdated: false,
    comments: connection('comments', pages, thread.comments, commentNode),
  };
}

function commentNode({ id, author, association, body, createdAt }: Comment): Node {
  return { id, author: actorNode(author), authorAssociation: association, body, createdAt };
}

function reviewNode({ id, author, association, body, state, submittedAt }: Review): Node {
  return { __typename: 'PullRequestReview', id, author: actorNode(author), authorAssociation: association, body, state, submittedAt };
}

interface TimelineArgs extends ConnectionArgs {
  itemTypes?: readonly string[];
}

/** `itemTypes` has the names of an enum (MERGED_EVENT), the items have those of types (MergedEvent). */
function timelineOf({ timeline }: PullRequest, { itemTypes }: TimelineArgs): readonly TimelineItem[] {
  const wanted = itemTypes?.map((name) => name.replaceAll('_', '').toLowerCase());
  return timeline.filter(({ type }) => wanted === undefined || wanted.includes(type.toLowerCase()));
}

function timelineNode({ type, actor, createdAt, fields }: TimelineItem): Node {
  return { __typename: type, id: `${type}_${createdAt}`, actor: actorNode(actor), createdAt, ...fields };
}

/** What the head has and the base has not, by path. Counts are of whole lines, as if nothing were shared. */
function changedFiles(pull: PullRequest, { repository }: NodeContext): Node[] {
  const before = repository.commits.get(pull.base)?.files ?? new Map<string, string>();
  const after = repository.commits.get(repository.headOf(pull))?.files ?? new Map<string, string>();
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort();
  return paths.map((path) => ({
    path,
    changeType: !before.has(path) ? 'ADDED' : after.has(path) ? 'MODIFIED' : 'DELETED',
    additions: linesOf(after.get(path)).length,
    deletions: linesOf(before.get(path)).length,
  }));
}
