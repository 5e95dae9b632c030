import type { MaybeActor } from './actor.ts';

/** Version of the shape below. A stored snapshot of another version is fetched again, never read. */
export const SNAPSHOT_VERSION = 1;

/** The parts that come in pages. */
export const SNAPSHOT_PARTS = ['commits', 'checks', 'reviews', 'threads', 'comments', 'timeline', 'files', 'labels'] as const;
export type SnapshotPart = (typeof SNAPSHOT_PARTS)[number];

/**
 * A pull request at one moment, as far as attribution and the review figures need it. Every time is RFC 3339 in UTC.
 * What GitHub does not say is null, and nothing is made of it.
 */
export interface PullRequestSnapshot {
  schema_version: number;
  /** `owner/name` as GitHub names the repository now: another than the one asked for after a rename. */
  repo: string;
  number: number;
  fetched_at: string;
  title: string;
  body: string;
  author: MaybeActor;
  labels: string[];
  state: 'open' | 'closed' | 'merged';
  draft: boolean;
  base_sha: string;
  head_sha: string;
  /** The name of the head branch. */
  branch: string;
  /** Where the head branch lies; null when that repository is gone. */
  head_repo: string | null;
  created_at: string;
  updated_at: string;
  closed_at: string | null;
  merged_at: string | null;
  merged_by: MaybeActor;
  commits: PullRequestCommit[];
  reviews: Review[];
  threads: ReviewThread[];
  /** Comments on the pull request as a whole. */
  comments: Comment[];
  timeline: TimelineEvent[];
  files: ChangedFile[];
  /** Parts that hold less than GitHub has: what can only be said of all of them cannot be said. */
  incomplete: SnapshotPart[];
}

export interface CommitIdentity {
  name: string;
  email: string;
  /** The account that the address belongs to; null where it belongs to none. */
  login: string | null;
}

export interface PullRequestCommit {
  sha: string;
  /** The whole message. */
  message: string;
  /** The author first, then the co-authors that GitHub reads from the message. */
  authors: CommitIdentity[];
  committer: CommitIdentity | null;
  /** Ids of its parents. */
  parents: string[];
  authored_at: string;
  checks: Check[];
}

/** How a check ended; `none`: without a verdict (skipped, neutral, cancelled, stale); `pending`: it has not ended. */
export type CheckOutcome = 'success' | 'failure' | 'none' | 'pending';

/** A check run or a commit status. */
export interface Check {
  name: string;
  /** What ran it: the workflow or the app of a check run; a status names itself. */
  context: string;
  outcome: CheckOutcome;
  completed_at: string | null;
}

export type ReviewState = 'approved' | 'changes_requested' | 'commented' | 'dismissed';

export interface Review {
  id: string;
  author: MaybeActor;
  /** GitHub's word for how the author stands to the repository, lower case: `member`, `contributor`, `none`, ... */
  association: string;
  state: ReviewState;
  body: string;
  submitted_at: string;
}

export interface Comment {
  id: string;
  author: MaybeActor;
  association: string;
  body: string;
  created_at: string;
}

export interface ReviewThread {
  id: string;
  path: string;
  resolved: boolean;
  comments: Comment[];
}

export type TimelineEvent =
  | { kind: 'force_pushed' | 'reopened' | 'closed' | 'ready_for_review' | 'converted_to_draft' | 'merged'; at: string; actor: MaybeActor }
  | { kind: 'review_requested'; at: string; actor: MaybeActor; reviewer: string | null }
  | { kind: 'review_dismissed'; at: string; actor: MaybeActor; review_id: string | null; previous_state: ReviewState | null };

export interface ChangedFile {
  path: string;
  change: 'added' | 'modified' | 'deleted' | 'renamed' | 'other';
  additions: number;
  deletions: number;
}
