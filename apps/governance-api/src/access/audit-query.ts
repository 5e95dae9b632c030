import { AUDIT_OUTCOMES, type AuditEntry, type AuditOutcome } from '@provenance/domain';
import { AUDIT_CURSOR, type AuditStore } from '@provenance/store';
import { QueryReader, type RawQuery } from '../query/query-reader.ts';
import { pageLimit } from '../results/page.ts';

/** Entries that are read at once, and in all for one answer. */
const CHUNK = 1_000;
const LOOKED_AT = 10_000;

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

/** @throws ProvenanceError `validation_failed` with every fault of the query */
export function readAuditQuery(raw: RawQuery): AuditFilter {
  const query = new QueryReader(raw);
  const found = {
    cursor: query.cursor((value) => AUDIT_CURSOR.test(value)),
    actor: query.text('actor'),
    action: query.text('action'),
    target: query.text('target'),
    outcome: query.oneOf('outcome', AUDIT_OUTCOMES),
    since: time(query, 'since'),
    until: time(query, 'until'),
  };
  const limit = pageLimit(query);
  query.finish();
  return { limit, ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) };
}

/** As the trail writes it, so that texts compare. */
function time(query: QueryReader, name: string): string | undefined {
  const at = query.moment(name);
  return at === undefined ? undefined : new Date(at).toISOString();
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
