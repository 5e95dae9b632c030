import { createHash } from 'node:crypto';

/** What came of what somebody asked. */
export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const;

export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** That somebody wrote, or was refused. Never a token and never a body. */
export interface AuditEvent {
  /** RFC 3339, UTC. */
  at: string;
  /** As in Access; `unknown` where the credentials were not. */
  actor: string;
  /** Method and route: `POST /v1/analysis`. */
  action: string;
  /** What it was about: the address, and what the route adds. */
  target: string;
  outcome: AuditOutcome;
  /** Of the answer. */
  status: number;
  request_id: string;
  /** The network address that it came from. */
  address: string;
}

/** An event in the trail. Each names the hash of the one before: to change, drop or re-order one shows. */
export interface AuditEntry extends AuditEvent {
  /** From 1, without gaps. */
  n: number;
  /** Hash of entry n - 1, hex. */
  prev: string;
  /** sha256 over `prev` and all other fields, hex. */
  hash: string;
}

/** Where a trail stands: its last entry. */
export type AuditHead = Pick<AuditEntry, 'n' | 'hash'>;

/** The head of a trail without entries. */
export const EMPTY_TRAIL: AuditHead = { n: 0, hash: '0'.repeat(64) };

/** The entries that events become behind a head. */
export function chainEvents(events: readonly AuditEvent[], head: AuditHead): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (const event of events) {
    const { n, hash: prev } = entries.at(-1) ?? head;
    const linked = { ...event, n: n + 1, prev };
    entries.push({ ...linked, hash: entryHash(linked) });
  }
  return entries;
}

/** The first thing that is wrong with entries in their order; undefined when they hang together. */
export function auditFault(entries: readonly AuditEntry[]): string | undefined {
  for (const [index, entry] of entries.entries()) {
    if (entryHash(entry) !== entry.hash) return `entry ${entry.n} was changed`;
    const before = entries[index - 1];
    if (before !== undefined && (entry.n !== before.n + 1 || entry.prev !== before.hash)) return `entry ${entry.n} does not follow entry ${before.n}`;
  }
  return undefined;
}

function entryHash({ n, prev, at, actor, action, target, outcome, status, request_id, address }: Omit<AuditEntry, 'hash'>): string {
  const bytes = JSON.stringify([prev, n, at, actor, action, target, outcome, status, request_id, address]);
  return createHash('sha256').update(bytes, 'utf8').digest('hex');
}
