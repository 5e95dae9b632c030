import { ProvenanceError, supersededReason } from '@provenance/domain';

/** Another try may succeed: a service is away, a resource is short. The default for errors of no class. */
export class TransientError extends Error {
  override readonly name: string = 'TransientError';
}

/** Another try cannot succeed: the job fails at once and becomes a dead letter. */
export class PermanentError extends Error {
  override readonly name: string = 'PermanentError';
}

/**
 * Nothing has failed, but the work can only go on later: the job waits in its queue until then and keeps its attempt,
 * and the worker takes others.
 */
export class PostponedError extends Error {
  override readonly name: string = 'PostponedError';
  /** Ms since the epoch. */
  readonly until: number;

  constructor(message: string, until: number) {
    super(message);
    this.until = until;
  }
}

/** How long a job of a newer build waits before it is looked at again, ms. */
const NEWER_WAIT_MS = 5_000;

/**
 * Only a newer build can do the work: during a rollout, or after one was rolled back, it waits for one, however long that
 * takes.
 */
export class NewerBuildError extends PostponedError {
  override readonly name: string = 'NewerBuildError';

  constructor(message: string, waitMs = NEWER_WAIT_MS) {
    super(message, Date.now() + waitMs);
  }
}

/** A newer push has an analysis of its own: this one ends, and nothing has failed. */
export class SupersededError extends Error {
  override readonly name: string = 'SupersededError';
  readonly headSha: string;

  /** @param headSha the newer push */
  constructor(headSha: string) {
    super(supersededReason(headSha));
    this.headSha = headSha;
  }
}

/**
 * Until when work has to wait with which nothing is wrong, ms since the epoch: it was postponed, or Redis is away, full or
 * refuses writes. Undefined for a failure.
 */
export function waitsUntil(error: unknown): number | undefined {
  if (error instanceof PostponedError) return error.until;
  return isStoreFault(error) ? Date.now() + (error.retryAfter ?? 0) * 1_000 : undefined;
}

function isStoreFault(error: unknown): error is ProvenanceError {
  return error instanceof ProvenanceError && (error.code === 'store_unavailable' || error.code === 'store_full');
}

const MAX_REASON = 500;

/** The reason of a failure as it is kept and shown: one line, capped, without a stack. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_REASON ? line : `${line.slice(0, MAX_REASON - 1)}…`;
}
