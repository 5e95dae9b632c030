import { NOTES_REFS } from '@provenance/domain';

/** GitHub's largest page. */
export const FULL_PAGE = 100;
/** Checks a commit and comments a thread on the first page: few have more, and each counts for all commits or threads. */
const INNER_PAGE = 50;

/** Asked for in every query, at no cost: what it takes of the rate limit. */
export const COST = 'rateLimit { cost }';

const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';
const ACTOR = '{ __typename login }';
const IDENTITY = '{ name email user { login } }';
const COMMENT = `{ id author ${ACTOR} authorAssociation body createdAt }`;
const CHECK = `{
  __typename
  ... on CheckRun { name status conclusion completedAt checkSuite { app { name } workflowRun { workflow { name } } } }
  ... on StatusContext { context state createdAt }
}`;

const TIMELINE_ITEMS = [
  'HEAD_REF_FORCE_PUSHED_EVENT',
  'REOPENED_EVENT',
  'CLOSED_EVENT',
  'MERGED_EVENT',
  'READY_FOR_REVIEW_EVENT',
  'CONVERT_TO_DRAFT_EVENT',
  'REVIEW_REQUESTED_EVENT',
  'REVIEW_DISMISSED_EVENT',
];
const SIMPLE_EVENTS = ['HeadRefForcePushedEvent', 'ReopenedEvent', 'ClosedEvent', 'MergedEvent', 'ReadyForReviewEvent', 'ConvertToDraftEvent'];
const EVENT = `{
  __typename
  ${SIMPLE_EVENTS.map((name) => `... on ${name} { createdAt actor ${ACTOR} }`).join('\n  ')}
  ... on ReviewRequestedEvent {
    createdAt actor ${ACTOR}
    requestedReviewer { ... on User { login } ... on Bot { login } ... on Mannequin { login } ... on Team { slug } }
  }
  ... on ReviewDismissedEvent { createdAt actor ${ACTOR} review { id } previousReviewState }
}`;

/** The connections of a pull request that come in pages, as a query asks for them. */
export type Pages = 'labels' | 'commits' | 'reviews' | 'reviewThreads' | 'comments' | 'timelineItems' | 'files';

export const CONNECTIONS: readonly Pages[] = ['labels', 'commits', 'reviews', 'reviewThreads', 'comments', 'timelineItems', 'files'];

const NODES: Record<Pages, (page: number) => string> = {
  labels: () => '{ name }',
  commits: (page) => `{ commit {
    oid message authoredDate
    authors(first: 10) { nodes ${IDENTITY} }
    committer ${IDENTITY}
    parents(first: 3) { nodes { oid } }
    statusCheckRollup { ${checksAfter(undefined, Math.min(page, INNER_PAGE))} }
  } }`,
  reviews: () => `{ id author ${ACTOR} authorAssociation state body submittedAt }`,
  reviewThreads: (page) => `{ id path isResolved ${commentsAfter(undefined, Math.min(page, INNER_PAGE))} }`,
  comments: () => COMMENT,
  timelineItems: () => EVENT,
  files: () => '{ path changeType additions deletions }',
};

/** One page of a connection, from a cursor on. */
export function pageOf(connection: Pages, size: number, after?: string): string {
  const items = connection === 'timelineItems' ? `, itemTypes: [${TIMELINE_ITEMS.join(', ')}]` : '';
  return `${connection}(first: ${size}${cursor(after)}${items}) { nodes ${NODES[connection](size)} ${PAGE_INFO} }`;
}

export function commentsAfter(after: string | undefined, size = FULL_PAGE): string {
  return `comments(first: ${size}${cursor(after)}) { nodes ${COMMENT} ${PAGE_INFO} }`;
}

export function checksAfter(after: string | undefined, size = FULL_PAGE): string {
  return `contexts(first: ${size}${cursor(after)}) { nodes ${CHECK} ${PAGE_INFO} }`;
}

/** Everything of a pull request that the figures and the attribution need, the first page of each part, and which notes there are. */
export function pullRequestQuery(size: number): string {
  return `query PullRequest($owner: String!, $name: String!, $number: Int!) {
    ${COST}
    repository(owner: $owner, name: $name) {
      nameWithOwner
      ${NOTES_REFS.map((ref, index) => `notes${index}: object(expression: "${ref}") { oid }`).join('\n      ')}
      pullRequest(number: $number) {
        number title body state isDraft author ${ACTOR}
        baseRefOid headRefOid headRefName headRepository { nameWithOwner }
        createdAt updatedAt closedAt mergedAt mergedBy ${ACTOR} changedFiles
        ${CONNECTIONS.map((connection) => pageOf(connection, size)).join('\n        ')}
      }
    }
  }`;
}

function cursor(after: string | undefined): string {
  return after === undefined ? '' : `, after: ${JSON.stringify(after)}`;
}
