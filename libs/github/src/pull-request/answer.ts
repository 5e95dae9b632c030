/*
 * GitHub's answers as they come: any field may be missing, on an older server or after an error of a part.
 * The names are those of the queries in documents.ts.
 */
export type Maybe<T> = T | null | undefined;

export interface PageInfo {
  hasNextPage?: Maybe<boolean>;
  endCursor?: Maybe<string>;
}

export interface Connection<T> {
  nodes?: Maybe<Maybe<T>[]>;
  pageInfo?: Maybe<PageInfo>;
}

export interface ActorAnswer {
  __typename?: Maybe<string>;
  login?: Maybe<string>;
}

export interface IdentityAnswer {
  name?: Maybe<string>;
  email?: Maybe<string>;
  user?: Maybe<{ login?: Maybe<string> }>;
}

export interface CheckAnswer {
  __typename?: Maybe<string>;
  name?: Maybe<string>;
  status?: Maybe<string>;
  conclusion?: Maybe<string>;
  completedAt?: Maybe<string>;
  checkSuite?: Maybe<{ app?: Maybe<{ name?: Maybe<string> }>; workflowRun?: Maybe<{ workflow?: Maybe<{ name?: Maybe<string> }> }> }>;
  context?: Maybe<string>;
  state?: Maybe<string>;
  createdAt?: Maybe<string>;
}

export interface RollupAnswer {
  statusCheckRollup?: Maybe<{ contexts?: Maybe<Connection<CheckAnswer>> }>;
}

export interface CommitAnswer extends RollupAnswer {
  oid?: Maybe<string>;
  message?: Maybe<string>;
  authoredDate?: Maybe<string>;
  authors?: Maybe<Connection<IdentityAnswer>>;
  committer?: Maybe<IdentityAnswer>;
  parents?: Maybe<Connection<{ oid?: Maybe<string> }>>;
}

export interface ReviewAnswer {
  id?: Maybe<string>;
  author?: ActorAnswer | null;
  authorAssociation?: Maybe<string>;
  state?: Maybe<string>;
  body?: Maybe<string>;
  submittedAt?: Maybe<string>;
}

export interface CommentAnswer {
  id?: Maybe<string>;
  author?: ActorAnswer | null;
  authorAssociation?: Maybe<string>;
  body?: Maybe<string>;
  createdAt?: Maybe<string>;
}

export interface ThreadAnswer {
  id?: Maybe<string>;
  path?: Maybe<string>;
  isResolved?: Maybe<boolean>;
  comments?: Maybe<Connection<CommentAnswer>>;
}

export interface EventAnswer {
  __typename?: Maybe<string>;
  createdAt?: Maybe<string>;
  actor?: ActorAnswer | null;
  review?: Maybe<{ id?: Maybe<string> }>;
  previousReviewState?: Maybe<string>;
  requestedReviewer?: Maybe<{ login?: Maybe<string>; slug?: Maybe<string> }>;
}

export interface FileAnswer {
  path?: Maybe<string>;
  changeType?: Maybe<string>;
  additions?: Maybe<number>;
  deletions?: Maybe<number>;
}

/** The connections of a pull request. */
export interface ConnectionsAnswer {
  labels?: Maybe<Connection<{ name?: Maybe<string> }>>;
  commits?: Maybe<Connection<{ commit?: Maybe<CommitAnswer> }>>;
  reviews?: Maybe<Connection<ReviewAnswer>>;
  reviewThreads?: Maybe<Connection<ThreadAnswer>>;
  comments?: Maybe<Connection<CommentAnswer>>;
  timelineItems?: Maybe<Connection<EventAnswer>>;
  files?: Maybe<Connection<FileAnswer>>;
}

export interface PullRequestAnswer extends ConnectionsAnswer {
  number?: Maybe<number>;
  title?: Maybe<string>;
  body?: Maybe<string>;
  state?: Maybe<string>;
  isDraft?: Maybe<boolean>;
  author?: ActorAnswer | null;
  baseRefOid?: Maybe<string>;
  headRefOid?: Maybe<string>;
  headRefName?: Maybe<string>;
  headRepository?: Maybe<{ nameWithOwner?: Maybe<string> }>;
  createdAt?: Maybe<string>;
  updatedAt?: Maybe<string>;
  closedAt?: Maybe<string>;
  mergedAt?: Maybe<string>;
  mergedBy?: ActorAnswer | null;
  changedFiles?: Maybe<number>;
}

export interface RepositoryAnswer {
  repository?: Maybe<
    { nameWithOwner?: Maybe<string>; pullRequest?: Maybe<PullRequestAnswer> } & { [notes: `notes${number}`]: Maybe<{ oid?: Maybe<string> }> }
  >;
}
