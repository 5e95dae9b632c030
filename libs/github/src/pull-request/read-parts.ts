import type { ChangedFile, Check, CheckOutcome, Comment, PullRequestCommit, Review, ReviewState, ReviewThread, TimelineEvent } from '@provenance/domain';
import type { CheckAnswer, CommentAnswer, CommitAnswer, EventAnswer, FileAnswer, ReviewAnswer, ThreadAnswer } from './answer.ts';
import { actorOf, identityOf, itemsOf } from './items.ts';

/** Ends of check runs and states of commit statuses; every other word is an end without a verdict. */
const OUTCOMES: Record<string, CheckOutcome> = {
  SUCCESS: 'success',
  FAILURE: 'failure',
  ERROR: 'failure',
  TIMED_OUT: 'failure',
  STARTUP_FAILURE: 'failure',
  PENDING: 'pending',
  EXPECTED: 'pending',
};

export function readCheck(answer: CheckAnswer): Check | undefined {
  return answer.__typename === 'StatusContext' ? readStatus(answer) : readCheckRun(answer);
}

function readStatus({ context, state, createdAt }: CheckAnswer): Check | undefined {
  if (context == null || state == null) return undefined;
  const outcome = OUTCOMES[state] ?? 'none';
  return { name: context, context, outcome, completed_at: outcome === 'pending' ? null : (createdAt ?? null) };
}

function readCheckRun({ name, status, conclusion, completedAt, checkSuite }: CheckAnswer): Check | undefined {
  if (name == null || status == null) return undefined;
  const outcome = status === 'COMPLETED' ? (OUTCOMES[conclusion ?? ''] ?? 'none') : 'pending';
  return { name, context: ranBy(checkSuite) ?? name, outcome, completed_at: completedAt ?? null };
}

function ranBy(suite: CheckAnswer['checkSuite']): string | undefined {
  return suite?.workflowRun?.workflow?.name ?? suite?.app?.name ?? undefined;
}

/** A commit without its checks: they are read apart, for they have pages of their own. */
export function readCommit({ oid, message, authoredDate, authors, committer, parents }: CommitAnswer): PullRequestCommit | undefined {
  if (oid == null || message == null || authoredDate == null) return undefined;
  return {
    sha: oid,
    message,
    authors: itemsOf(authors, identityOf).items,
    committer: committer == null ? null : identityOf(committer),
    parents: itemsOf(parents, (parent) => parent.oid ?? undefined).items,
    authored_at: authoredDate,
    checks: [],
  };
}

const REVIEW_STATES: Record<string, ReviewState> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes_requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
};

/** A review that has not been submitted is its author's own business: null. */
export function readReview({ id, author, authorAssociation, state, body, submittedAt }: ReviewAnswer): Review | null | undefined {
  if (state === 'PENDING') return null;
  const who = actorOf(author);
  const given = REVIEW_STATES[state ?? ''];
  if (id == null || who === undefined || given === undefined || submittedAt == null) return undefined;
  return { id, author: who, association: association(authorAssociation), state: given, body: body ?? '', submitted_at: submittedAt };
}

export function readComment({ id, author, authorAssociation, body, createdAt }: CommentAnswer): Comment | undefined {
  const who = actorOf(author);
  if (id == null || who === undefined || body == null || createdAt == null) return undefined;
  return { id, author: who, association: association(authorAssociation), body, created_at: createdAt };
}

/** A thread without its comments, which have pages of their own. */
export function readThread({ id, path, isResolved }: ThreadAnswer): ReviewThread | undefined {
  return id == null ? undefined : { id, path: path ?? '', resolved: isResolved === true, comments: [] };
}

type SimpleKind = Exclude<TimelineEvent['kind'], 'review_requested' | 'review_dismissed'>;

const EVENTS: Record<string, SimpleKind> = {
  HeadRefForcePushedEvent: 'force_pushed',
  ReopenedEvent: 'reopened',
  ClosedEvent: 'closed',
  MergedEvent: 'merged',
  ReadyForReviewEvent: 'ready_for_review',
  ConvertToDraftEvent: 'converted_to_draft',
};

export function readEvent(answer: EventAnswer): TimelineEvent | undefined {
  const { __typename: type, createdAt: at } = answer;
  if (at == null) return undefined;
  const when = { at, actor: actorOf(answer.actor) ?? null };
  if (type === 'ReviewRequestedEvent') return { kind: 'review_requested', ...when, reviewer: requestedOf(answer) };
  if (type === 'ReviewDismissedEvent') return { kind: 'review_dismissed', ...when, ...dismissedOf(answer) };
  const kind = EVENTS[type ?? ''];
  return kind === undefined ? undefined : { kind, ...when };
}

function requestedOf({ requestedReviewer }: EventAnswer): string | null {
  return requestedReviewer?.login ?? requestedReviewer?.slug ?? null;
}

function dismissedOf({ review, previousReviewState }: EventAnswer): { review_id: string | null; previous_state: ReviewState | null } {
  return { review_id: review?.id ?? null, previous_state: REVIEW_STATES[previousReviewState ?? ''] ?? null };
}

const CHANGES: Record<string, ChangedFile['change']> = { ADDED: 'added', MODIFIED: 'modified', CHANGED: 'modified', DELETED: 'deleted', RENAMED: 'renamed' };

export function readFile({ path, changeType, additions, deletions }: FileAnswer): ChangedFile | undefined {
  if (path == null) return undefined;
  return { path, change: CHANGES[changeType ?? ''] ?? 'other', additions: additions ?? 0, deletions: deletions ?? 0 };
}

function association(answer: string | null | undefined): string {
  return (answer ?? 'NONE').toLowerCase();
}
