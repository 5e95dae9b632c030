import { AUDIT_OUTCOMES, ProvenanceError, type AuditEntry, type AuditOutcome, type Fault } from '@provenance/domain';
import type { AuditStore } from '@provenance/store';
import { AUDIT_CURSOR } from '@provenance/store';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;
const TEXT_LIMIT = 300;

/** Entries that are read at once, and in all for one answer. */
const CHUNK = 1_000;
const LOOKED_AT = 10_000;

/** What a query says. */
export type AuditQuery = Record<string, unknown>;

interface AuditFilter {
  limit: number;
  cursor?: string;
  actor?: string;
  action?: string;
  target?: string;
  outcome?: AuditOutcome;
  since?: string;
  until?: string;
}

/** @throws ProvenanceError validation_failed with every fault */
export function readAuditQuery(query: AuditQuery): AuditFilter {
  const faults: Fault[] = [];
  const text = (name: string): string | undefined => {
    const value = query[name];
    if (value === undefined || (typeof value === 'string' && value !== '' && value.length <= TEXT_LIMIT)) return value;
    faults.push({ pointer: `?${name}`, detail: `must be a text of 1 to ${TEXT_LIMIT} characters, once` });
    return undefined;
  };
  const fitting = (name: string, detail: string, fits: (value: string) => boolean): string | undefined => {
    const value = text(name);
    if (value === undefined || fits(value)) return value;
    faults.push({ pointer: `?${name}`, detail });
    return undefined;
  };
  const time = (name: string): string | undefined => {
    const value = fitting(name, 'must be a time as RFC 3339 has it', (at) => !Number.isNaN(Date.parse(at)));
    return value === undefined ? undefined : new Date(value).toISOString();
  };
  const limit = fitting('limit', `must be a whole number from 1 to ${MAX_LIMIT}`, (value) => /^[1-9]\d{0,3}$/.test(value) && Number(value) <= MAX_LIMIT);
  const found = {
    cursor: fitting('cursor', 'must be the next_cursor of a former answer', (value) => AUDIT_CURSOR.test(value)),
    actor: text('actor'),
    action: text('action'),
    target: text('target'),
    outcome: fitting('outcome', `must be one of ${AUDIT_OUTCOMES.join(', ')}`, (value) => (AUDIT_OUTCOMES as readonly string[]).includes(value)) as AuditOutcome | undefined,
    since: time('since'),
    until: time('until'),
  };
  if (faults.length > 0) throw new ProvenanceError('validation_failed', 'The query is not valid', { faults });
  const given = Object.entries(found).filter(([, value]) => value !== undefined);
  return { limit: limit === undefined ? DEFAULT_LIMIT : Number(limit), ...Object.fromEntries(given) };
}

/** A page of the entries that fit, from the newest down. Bounded work: a page may be short and still have a next. */
export async function auditPage(store: AuditStore, filter: AuditFilter): Promise<{ items: AuditEntry[]; next_cursor?: string }> {
  const items: AuditEntry[] = [];
  let from = filter.cursor;
  for (let looked = 0; looked < LOOKED_AT; looked += CHUNK) {
    const { entries, cursors, next } = await store.read(CHUNK, from);
    for (const [index, entry] of entries.entries()) {
      if (filter.since !== undefined && entry.at < filter.since) return { items };
      if (!fits(entry, filter)) continue;
      items.push(entry);
      const isLast = index === entries.length - 1 && next === undefined;
      if (items.length === filter.limit) return { items, ...(!isLast && { next_cursor: cursors[index]! }) };
    }
    if (next === undefined) return { items };
    from = next;
  }
  return { items, next_cursor: from! };
}

function fits(entry: AuditEntry, { actor, action, target, outcome, until }: AuditFilter): boolean {
  return (
    (actor === undefined || entry.actor === actor) &&
    (action === undefined || entry.action === action) &&
    (target === undefined || entry.target.includes(target)) &&
    (outcome === undefined || entry.outcome === outcome) &&
    (until === undefined || entry.at < until)
  );
}
