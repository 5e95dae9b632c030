import type { FastifyRequest } from 'fastify';

/** What the audit trail says of a request beyond its route and its answer. */
export interface AuditNotes {
  /** Who asked, also where it was refused. */
  actor?: string;
  /** What it was about, where the address does not say it: `acme/shop#42`. Never a body. */
  target?: string;
  /** It was refused, though the answer does not show it. */
  refused?: true;
}

const NOTES = new WeakMap<FastifyRequest, AuditNotes>();

/** Adds to what the trail will say of a request. */
export function noteForAudit(request: FastifyRequest, notes: AuditNotes): void {
  NOTES.set(request, { ...NOTES.get(request), ...notes });
}

export function auditNotesOf(request: FastifyRequest): AuditNotes {
  return NOTES.get(request) ?? {};
}
