import { isId, ProvenanceError, type Access, type Scope } from '@provenance/domain';
import { callerAddress, grant, noteForAudit, routeAccessOf } from '@provenance/service';
import type { AnalysisStore, RequestLimiter } from '@provenance/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticator } from './authenticator.ts';
import type { FailureLimits } from './failure-limits.ts';
import type { OverLimitLog } from './over-limit-log.ts';

const REALM = 'Bearer realm="provenance"';

const WINDOW_SECONDS = 60;

/** Routes below this are about one analysis. */
const OF_ANALYSIS = /^\/v1\/analysis\/:id(?:\/|$)/;

export interface GateParts {
  authenticator: Authenticator;
  failures: FailureLimits;
  limiter: RequestLimiter;
  overLimit: OverLimitLog;
  analyses: Pick<AnalysisStore, 'get'>;
  /** Of one caller; 0: no limit. */
  requestsPerMinute: number;
}

/** Lets a request through to a route that is not open, or throws. */
export type Admit = (request: FastifyRequest, reply: FastifyReply, scope: Scope) => Promise<Access>;

/** Has every request of a route that is not open checked, before its body is read. A route of which nothing is said is refused. */
export function guardRoutes(server: FastifyInstance, admit: Admit): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.is404) return;
    const route = routeAccessOf(request);
    if (route === 'open') return;
    if (route === undefined) throw new Error(`${request.method} ${request.routeOptions.url} has no scope: it needs RequireScope or OpenRoute`);
    grant(request, await admit(request, reply, route.scope));
  });
}

/** Checks who asks, how often, for what, and of which repository. */
export class RequestGate {
  readonly #parts: GateParts;

  constructor(parts: GateParts) {
    this.#parts = parts;
  }

  readonly admit: Admit = async (request, reply, scope) => {
    const access = await this.#identify(request, reply);
    noteForAudit(request, { actor: access.actor });
    await this.#limit(access, request, reply);
    if (!access.may(scope)) {
      void reply.header('www-authenticate', `${REALM}, error="insufficient_scope", scope="${scope}"`);
      throw new ProvenanceError('forbidden', `This needs the scope ${scope}`);
    }
    await this.#checkAnalysis(request, access);
    return access;
  };

  async #identify(request: FastifyRequest, reply: FastifyReply): Promise<Access> {
    const { authenticator, failures } = this.#parts;
    const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const address = callerAddress(request);
    const wait = failures.retryAfter(address);
    const found = bearer === undefined ? { refused: 'Send a bearer token: Authorization: Bearer ...' } : await authenticator.identify(bearer);
    if ('access' in found) return found.access;
    failures.count(address);
    // What is right is let in all the same: behind an ingress all share an address, and one stranger could shut out every
    // token. Nobody guesses 256 bits; what the limit keeps small is the trail.
    if (wait !== undefined) throw tooMany(wait);
    if (found.actor !== undefined) noteForAudit(request, { actor: found.actor });
    void reply.header('www-authenticate', bearer === undefined ? REALM : `${REALM}, error="invalid_token"`);
    throw new ProvenanceError('unauthorized', found.refused);
  }

  /** Headers as draft-ietf-httpapi-ratelimit-headers has them. */
  async #limit({ actor }: Access, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { limiter, overLimit, requestsPerMinute: requests } = this.#parts;
    if (requests === 0) return;
    const { allowed, remaining, resetSeconds } = await limiter.take(actor, { requests, windowSeconds: WINDOW_SECONDS });
    void reply.header('ratelimit-policy', `"token";q=${requests};w=${WINDOW_SECONDS}`).header('ratelimit', `"token";r=${remaining};t=${resetSeconds}`);
    if (allowed) return;
    overLimit.say(actor, { address: callerAddress(request), route: request.routeOptions.url ?? '', limit: requests });
    throw new ProvenanceError('rate_limited', `This token may make ${requests} requests a minute`, { retryAfter: resetSeconds });
  }

  /** An analysis of another repository is answered like one that does not exist. */
  async #checkAnalysis(request: FastifyRequest, access: Access): Promise<void> {
    if (access.reachesAll || !OF_ANALYSIS.test(request.routeOptions.url ?? '')) return;
    const { id } = request.params as { id: string };
    if (!isId('an', id)) return;
    const record = await this.#parts.analyses.get(id);
    if (record !== undefined && access.reaches(record.repo)) return;
    // Without its record nothing says whose the rest is that may still be kept.
    if (record !== undefined) noteForAudit(request, { refused: true });
    throw new ProvenanceError('not_found', 'There is no such analysis, or it has expired');
  }
}

function tooMany(retryAfter: number): ProvenanceError {
  return new ProvenanceError('rate_limited', 'Too many failed attempts from this address', { retryAfter });
}
