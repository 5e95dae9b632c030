import { chainEvents, EMPTY_TRAIL, type AuditEntry, type AuditEvent } from '@provenance/domain';
import { AuditStore, type AuditPage } from './audit-store.ts';

/** The trail of tests. */
export class InMemoryAuditStore extends AuditStore {
  readonly #entries: AuditEntry[] = [];

  async append(events: readonly AuditEvent[]): Promise<AuditEntry[]> {
    const entries = chainEvents(events, this.#entries.at(-1) ?? EMPTY_TRAIL);
    this.#entries.push(...structuredClone(entries));
    return entries;
  }

  async read(limit: number, cursor?: string): Promise<AuditPage> {
    const end = cursor === undefined ? this.#entries.length : Number(cursor.split('-', 1)[0]);
    const start = Math.max(0, end - limit);
    const entries = structuredClone(this.#entries.slice(start, end)).reverse();
    const cursors = entries.map(({ n }) => `${n - 1}-0`);
    return { entries, cursors, ...(start > 0 && { next: `${start}-0` }) };
  }
}
