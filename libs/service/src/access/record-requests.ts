import type { AuditEvent } from '@provenance/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callerAddress } from '../http/caller-address.ts';
import type { Logger } from '../log/logger.ts';
import { accessOf } from './allowed.decorator.ts';
import { auditNotesOf } from './audit-notes.ts';
import type { AuditTrail } from './audit-trail.ts';
import { routeAccessOf } from './route-access.ts';

/** Text in the trail never grows with the request. */
const TEXT_LIMIT = 300;

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Every write and every refusal of every route goes into the trail before it is answered, so that no route can forget it.
 * A trail that cannot be written to does not undo what was done: the log has the event then.
 */
export function recordRequests(server: FastifyInstance, trail: AuditTrail, log: Logger): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (!isRecorded(request, reply)) return payload;
    const event = eventOf(request, reply);
    try {
      await trail.record(event);
    } catch (error) {
      log.error({ err: error, event }, 'not in the audit trail');
    }
    return payload;
  });
}

function isRecorded(request: FastifyRequest, { statusCode }: FastifyReply): boolean {
  if (request.is404) return false;
  if (statusCode === 401 || statusCode === 403 || auditNotesOf(request).refused) return true;
  // A flood of requests beyond a limit must not push the rest out of the trail.
  if (READS.has(request.method) || statusCode === 429) return false;
  // A delivery that starts nothing is answered 200 and changes nothing.
  return routeAccessOf(request) !== 'open' || statusCode === 202;
}

function eventOf(request: FastifyRequest, { statusCode }: FastifyReply): AuditEvent {
  const { actor, target, refused } = auditNotesOf(request);
  const address = request.url.split('?', 1)[0] ?? '';
  const open = routeAccessOf(request) === 'open';
  return {
    at: new Date().toISOString(),
    actor: actor ?? accessOf(request)?.actor ?? (open ? 'signed-delivery' : 'unknown'),
    action: `${request.method} ${request.routeOptions.url ?? ''}`,
    target: (target === undefined ? address : `${address} ${target}`).slice(0, TEXT_LIMIT),
    outcome: refused || statusCode === 401 || statusCode === 403 ? 'refused' : statusCode < 400 ? 'done' : 'failed',
    status: statusCode,
    request_id: request.id,
    address: callerAddress(request),
  };
}
