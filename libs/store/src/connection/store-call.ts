import { ProvenanceError } from '@provenance/domain';

/** Seconds after which a client may try again: a failover or a restart takes a few. */
const RETRY_AFTER = 5;

/** Replies of a server that is there but cannot serve now, and the client's own words for one that is not. */
const UNAVAILABLE =
  /^(READONLY|LOADING|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|MISCONF|NOREPLICAS)|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|Connection is closed|isn't writeable|max retries per request|Command timed out|Failed to refresh slots|All sentinels|aborted due to|None of startup nodes/i;

const FULL = /OOM command not allowed|^OOM/;

/** What a failure of Redis means to our callers; anything else comes back as it was. */
export function toStoreError(cause: unknown): unknown {
  const text = cause instanceof Error ? cause.message : String(cause);
  if (FULL.test(text)) {
    return new ProvenanceError('store_full', 'The store has no memory left', { retryAfter: RETRY_AFTER, cause });
  }
  if (UNAVAILABLE.test(text)) {
    return new ProvenanceError('store_unavailable', 'The store cannot be reached', { retryAfter: RETRY_AFTER, cause });
  }
  return cause;
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
