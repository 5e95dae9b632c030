import type { Account } from './account.ts';

export interface Comment {
  id: string;
  author: Account | null;
  association: string;
  body: string;
  createdAt: string;
}

export interface Review extends Omit<Comment, 'createdAt'> {
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  submittedAt: string;
  commit: string | null;
}

export interface Thread {
  id: string;
  path: string;
  line: number | null;
  isResolved: boolean;
  comments: Comment[];
}

/** An item of the timeline: GitHub's type name and its fields. */
export interface TimelineItem {
  type: string;
  actor: Account | null;
  createdAt: string;
  fields?: Record<string, unknown>;
}

/** A pull request as the stand-in keeps it. Tests write to it as users would: by pushing, reviewing, merging. */
export interface PullRequest {
  number: number;
  title: string;
  body: string;
  author: Account | null;
  labels: string[];
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  isDraft: boolean;
  base: string;
  branch: string;
  /** Null when the repository of the head is gone. */
  headRepository: string | null;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  mergedAt: string | null;
  mergedBy: Account | null;
  /** Shas, the oldest first. */
  commits: string[];
  reviews: Review[];
  threads: Thread[];
  comments: Comment[];
  timeline: TimelineItem[];
}

export type NewPullRequest = Pick<PullRequest, 'number' | 'title' | 'author' | 'base' | 'branch' | 'createdAt' | 'commits'> &
  Partial<PullRequest>;

export function makePullRequest(made: NewPullRequest): PullRequest {
  return {
    body: '',
    labels: [],
    state: 'OPEN',
    isDraft: false,
    headRepository: null,
    updatedAt: made.createdAt,
    closedAt: null,
    mergedAt: null,
    mergedBy: null,
    reviews: [],
    threads: [],
    comments: [],
    timeline: [],
    ...made,
  };
}
