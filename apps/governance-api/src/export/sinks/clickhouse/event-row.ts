import type { ExportEvent } from '@provenance/domain';

/** A row as the table of events takes it. */
export type EventRow = Omit<ExportEvent, 'payload'> & { payload: string };

/** The payload as text, which the views read. */
export function eventRow({ payload, ...event }: ExportEvent): EventRow {
  return { ...(wellFormed(event) as typeof event), payload: JSON.stringify(wellFormed(payload)) };
}

/**
 * Half a surrogate pair, which a path may hold, is an escape to JSON.stringify at which the views would stop reading, and
 * so lose a whole fact: it becomes U+FFFD. Counters whose names become one are one.
 */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  const members = new Map<string, unknown>();
  for (const [name, member] of Object.entries(value)) {
    const [known, added] = [members.get(name.toWellFormed()), wellFormed(member)];
    members.set(name.toWellFormed(), typeof known === 'number' && typeof added === 'number' ? known + added : added);
  }
  return Object.fromEntries(members);
}
