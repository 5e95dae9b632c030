import type { AuditEntry, AuditEvent } from '@provenance/domain';

export interface AuditPage {
  /** The newest first. */
  entries: AuditEntry[];
  /** For each of them, what continues behind it. */
  cursors: string[];
  /** Where the next page begins; absent at the end. */
  next?: string;
}

/** How long entries are kept. */
export interface AuditRetention {
  seconds: number;
  /** Entries at most, the oldest go: somebody who is refused all day must not fill the store. */
  entries: number;
}

/** What a cursor of the trail looks like. */
export const AUDIT_CURSOR = /^\d{1,15}-\d{1,15}$/;

/**
 * The audit trail, append-only. An abstract class, so that it is its own injection token.
 * Redis away throws ProvenanceError `store_unavailable`, Redis full `store_full`.
 */
export abstract class AuditStore {
  /** Puts events behind the last entry, in their order, all or none. */
  abstract append(events: readonly AuditEvent[]): Promise<AuditEntry[]>;
  /** A page from the newest down. @param cursor the `next` of the page before */
  abstract read(limit: number, cursor?: string): Promise<AuditPage>;
}
