import { ERROR_CODES, ProvenanceError } from '@provenance/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../log/logger.ts';
import { troublesIn } from '../log/troubles.ts';
import { PROBLEM_MEDIA_TYPE, toProblem } from './problem.ts';
import { translateError } from './translate-error.ts';

/** Answers any thrown thing. What the caller cannot act on is logged in full and answered with nothing; what is away, with its cause. */
export function answerProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger): void {
  const error = translateError(thrown) ?? internal(thrown, request, log);
  if (reply.raw.headersSent) {
    // A stream broke half-way: the client must see that it is cut, not that it ended.
    reply.raw.destroy();
    return;
  }
  if (ERROR_CODES[error.code].status === 503 && error.cause !== undefined) troublesIn(log).tell(error.cause, `requests are answered ${error.code}`);
  const problem = toProblem(error, request.id);
  void reply.status(problem.status).header('content-type', PROBLEM_MEDIA_TYPE);
  if (error.retryAfter !== undefined) void reply.header('retry-after', String(Math.ceil(error.retryAfter)));
  // Bytes, not text: Fastify would add a charset parameter that the media type does not have.
  void reply.send(Buffer.from(JSON.stringify(problem)));
}

function internal(thrown: unknown, request: FastifyRequest, log: Logger): ProvenanceError {
  log.error({ err: thrown, request_id: request.id, route: request.routeOptions.url }, 'request failed');
  return new ProvenanceError('internal', 'The service failed; the request id finds it in the logs', { cause: thrown });
}
