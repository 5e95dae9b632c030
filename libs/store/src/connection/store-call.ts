import { ProvenanceError } from '@provenance/domain';

/** Seconds after which a client may try again: a failover or a restart takes a few. */
const RETRY_AFTER = 5;

/**
 * Replies of a server that is there and reads, and takes no write: too few replicas, a replica itself, a snapshot or a log
 * that it cannot write. The first sentence is kept; scripts have their names added.
 * https://redis.io/docs/latest/develop/reference/errors/
 */
const REFUSAL = /^(?:NOREPLICAS|READONLY|MISCONF)\b[^.]*/;

/** Replies of a server that is there but cannot serve now, and the client's own words for one that is not. */
const UNAVAILABLE =
  /^(LOADING|MASTERDOWN|CLUSTERDOWN|TRYAGAIN)|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|Connection is closed|isn't writeable|max retries per request|Command timed out|Failed to refresh slots|All sentinels|aborted due to|None of startup nodes/i;

/** The user of our connection lacks a right to a command, or to keys: its reply names the user. */
const DENIED = /^NOPERM\b|ACL failure in script/;

const FULL = /OOM command not allowed|^OOM/;

/** What a failure of Redis means to our callers; anything else comes back as it was. */
export function toStoreError(cause: unknown): unknown {
  if (cause instanceof ProvenanceError) return cause;
  const text = replyOf(cause);
  if (FULL.test(text)) {
    return new ProvenanceError('store_full', 'The store has no memory left', { retryAfter: RETRY_AFTER, cause });
  }
  const refusal = writeRefusal(cause);
  if (refusal !== undefined) {
    return new ProvenanceError('store_unavailable', `The store refuses writes: ${refusal}`, { retryAfter: RETRY_AFTER, cause });
  }
  const denied = denial(cause);
  if (denied !== undefined) {
    return new ProvenanceError('store_unavailable', `The store refuses: ${denied}`, { retryAfter: RETRY_AFTER, cause });
  }
  if (UNAVAILABLE.test(text)) {
    return new ProvenanceError('store_unavailable', 'The store cannot be reached', { retryAfter: RETRY_AFTER, cause });
  }
  return cause;
}

/** What the server said if it refused a write, and reads all the same; one that is full has a word of its own, `store_full`. */
export function writeRefusal(error: unknown): string | undefined {
  const reply = error instanceof ProvenanceError ? error.cause : error;
  return REFUSAL.exec(replyOf(reply))?.[0];
}

/** What is said of a right that the user of our connection lacks. */
export function denial(error: unknown): string | undefined {
  const reply = error instanceof ProvenanceError ? error.cause : error;
  return DENIED.test(replyOf(reply)) ? 'NOPERM: its user lacks a right (docs/operations/redis.md)' : undefined;
}

/** Of a transaction ioredis tells only that it was discarded, and keeps what the server said of its commands beside. */
function replyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [first] = (error as { previousErrors?: Error[] }).previousErrors ?? [];
  return (first ?? error).message;
}

/** Whether the server is there, and only writing failed: because it is full, or refuses to. */
export function isWriteRefused(error: unknown): boolean {
  return (error instanceof ProvenanceError && error.code === 'store_full') || writeRefusal(error) !== undefined;
}

/** Waits for what a reader writes beside: where the server refuses it, that is left out, and reading goes on. */
export async function unlessRefused(write: Promise<unknown>): Promise<void> {
  try {
    await storeCall(write);
  } catch (error) {
    if (!isWriteRefused(error)) throw error;
  }
}

/**
 * Waits for a command of the store.
 * @throws ProvenanceError `store_unavailable` or `store_full`.
 */
export async function storeCall<T>(command: Promise<T>): Promise<T> {
  try {
    return await command;
  } catch (error) {
    throw toStoreError(error);
  }
}
