import type { FastifyReply } from 'fastify';

/** Aborts when the answer is over or the client has closed its connection: nothing waits for a reader who has left. */
export function clientGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  if (reply.raw.destroyed) {
    controller.abort();
  } else {
    reply.raw.once('close', () => controller.abort());
  }
  return controller.signal;
}
