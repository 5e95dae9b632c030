import { SNAPSHOT_PARTS, SNAPSHOT_VERSION, type PullRequestCommit, type PullRequestSnapshot, type ReviewThread, type SnapshotPart } from '@provenance/domain';
import type { GraphQLFault } from '../client/classify.ts';
import type { CheckAnswer, CommentAnswer, Connection, ConnectionsAnswer, Maybe, PullRequestAnswer } from './answer.ts';
import { CONNECTIONS, type Pages } from './documents.ts';
import { actorOf, itemsOf } from './items.ts';
import { readCheck, readComment, readCommit, readEvent, readFile, readReview, readThread } from './read-parts.ts';

/** Where the next page of something starts. */
export interface Cursors {
  /** Connections of the pull request. */
  connections: Map<Pages, string>;
  /** Comments by thread id, checks by commit. */
  comments: Map<string, string>;
  checks: Map<string, string>;
}

const PART: Record<Pages, SnapshotPart> = {
  labels: 'labels',
  commits: 'commits',
  reviews: 'reviews',
  reviewThreads: 'threads',
  comments: 'comments',
  timelineItems: 'timeline',
  files: 'files',
};

/** Puts a snapshot together from pages, and keeps what is still to be fetched and what could not be read. */
export class SnapshotBuilder {
  readonly #snapshot: PullRequestSnapshot;
  readonly #incomplete = new Set<SnapshotPart>();
  readonly #commits = new Map<string, PullRequestCommit>();
  readonly #threads = new Map<string, ReviewThread>();
  readonly cursors: Cursors = { connections: new Map(), comments: new Map(), checks: new Map() };

  constructor(snapshot: Omit<PullRequestSnapshot, 'schema_version' | 'incomplete' | SnapshotPart>) {
    this.#snapshot = {
      ...snapshot,
      schema_version: SNAPSHOT_VERSION,
      labels: [],
      commits: [],
      reviews: [],
      threads: [],
      comments: [],
      timeline: [],
      files: [],
      incomplete: [],
    };
  }

  /** Takes the first page of every connection. */
  addFirst(answer: PullRequestAnswer): void {
    for (const connection of CONNECTIONS) this.#addPage(connection, answer);
  }

  /** Takes further pages of those connections that were asked for. */
  addMore(answer: ConnectionsAnswer): void {
    for (const connection of [...this.cursors.connections.keys()]) this.#addPage(connection, answer);
  }

  addComments(threadId: string, page: Maybe<Connection<CommentAnswer>>): void {
    const { items, whole } = itemsOf(page, readComment);
    this.#threads.get(threadId)?.comments.push(...items);
    this.#expect('threads', whole);
    follow(this.cursors.comments, threadId, page);
  }

  addChecks(sha: string, page: Maybe<Connection<CheckAnswer>>): void {
    const { items, whole } = itemsOf(page, readCheck);
    this.#commits.get(sha)?.checks.push(...items);
    this.#expect('checks', whole);
    follow(this.cursors.checks, sha, page);
  }

  /** What an error of the answer touched cannot be relied upon. */
  addFaults(faults: readonly GraphQLFault[]): void {
    for (const { path = [] } of faults) {
      const names = path.filter((step) => typeof step === 'string');
      const connection = CONNECTIONS.find((name) => names.includes(name));
      if (names.includes('statusCheckRollup')) this.#incomplete.add('checks');
      else if (connection !== undefined) this.#incomplete.add(PART[connection]);
      else SNAPSHOT_PARTS.forEach((part) => this.#incomplete.add(part));
    }
  }

  /** The snapshot; parts with pages that were not fetched are said to be incomplete. */
  build(): PullRequestSnapshot {
    for (const connection of this.cursors.connections.keys()) this.#incomplete.add(PART[connection]);
    this.#expect('threads', this.cursors.comments.size === 0);
    this.#expect('checks', this.cursors.checks.size === 0);
    return { ...this.#snapshot, incomplete: SNAPSHOT_PARTS.filter((part) => this.#incomplete.has(part)) };
  }

  #addPage(connection: Pages, answer: ConnectionsAnswer): void {
    this.#expect(PART[connection], this.#readers[connection](answer));
    follow(this.cursors.connections, connection, answer[connection]);
  }

  #expect(part: SnapshotPart, whole: boolean): void {
    if (!whole) this.#incomplete.add(part);
  }

  /** Each takes a page in, and says whether all of it could be read. */
  readonly #readers: Record<Pages, (answer: ConnectionsAnswer) => boolean> = {
    labels: ({ labels }) => take(this.#snapshot.labels, itemsOf(labels, ({ name }) => name ?? undefined)),
    reviews: ({ reviews }) => take(this.#snapshot.reviews, itemsOf(reviews, readReview)),
    comments: ({ comments }) => take(this.#snapshot.comments, itemsOf(comments, readComment)),
    timelineItems: ({ timelineItems }) => take(this.#snapshot.timeline, itemsOf(timelineItems, readEvent)),
    files: ({ files }) => take(this.#snapshot.files, itemsOf(files, readFile)),
    reviewThreads: ({ reviewThreads }) => {
      const { items, whole } = itemsOf(reviewThreads, (answer) => {
        const thread = readThread(answer);
        return thread && { thread, comments: answer.comments };
      });
      for (const { thread, comments } of items) {
        this.#threads.set(thread.id, thread);
        this.#snapshot.threads.push(thread);
        this.addComments(thread.id, comments);
      }
      return whole;
    },
    commits: ({ commits }) => {
      const { items, whole } = itemsOf(commits, ({ commit: answer }) => {
        const commit = answer && readCommit(answer);
        return commit && { commit, rollup: answer.statusCheckRollup };
      });
      for (const { commit, rollup } of items) {
        this.#commits.set(commit.sha, commit);
        this.#snapshot.commits.push(commit);
        // Null: nothing checked this commit. Missing: the answer does not say.
        if (rollup !== null) this.addChecks(commit.sha, rollup?.contexts);
      }
      return whole;
    },
  };
}

type Head = ConstructorParameters<typeof SnapshotBuilder>[0];

/** What stands in the answer beside its connections; undefined when it lacks what a snapshot must have. */
export function headOf(repo: string, number: number, answer: PullRequestAnswer, fetchedAt: string): Head | undefined {
  const { baseRefOid, headRefOid, headRefName, createdAt, state } = answer;
  if (baseRefOid == null || headRefOid == null || headRefName == null || createdAt == null) return undefined;
  return {
    repo,
    number,
    fetched_at: fetchedAt,
    title: answer.title ?? '',
    body: answer.body ?? '',
    author: actorOf(answer.author) ?? null,
    state: state === 'MERGED' ? 'merged' : state === 'CLOSED' ? 'closed' : 'open',
    draft: answer.isDraft === true,
    base_sha: baseRefOid,
    head_sha: headRefOid,
    branch: headRefName,
    head_repo: answer.headRepository?.nameWithOwner ?? null,
    ...endOf(answer, createdAt),
  };
}

function endOf(answer: PullRequestAnswer, created_at: string): Pick<Head, 'created_at' | 'updated_at' | 'closed_at' | 'merged_at' | 'merged_by'> {
  const { updatedAt, closedAt, mergedAt, mergedBy } = answer;
  return {
    created_at,
    updated_at: updatedAt ?? created_at,
    closed_at: closedAt ?? null,
    merged_at: mergedAt ?? null,
    merged_by: actorOf(mergedBy) ?? null,
  };
}

function take<T>(into: T[], { items, whole }: { items: T[]; whole: boolean }): boolean {
  into.push(...items);
  return whole;
}

/** Moves the cursor to the next page, or away when there is none. */
function follow<K>(cursors: Map<K, string>, key: K, page: Maybe<Connection<unknown>>): void {
  const { hasNextPage, endCursor } = page?.pageInfo ?? {};
  if (hasNextPage === true && endCursor != null) cursors.set(key, endCursor);
  else cursors.delete(key);
}
