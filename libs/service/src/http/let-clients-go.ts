import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { HealthRegistry } from '../health/health-registry.ts';

/**
 * From SIGTERM on every answer ends its connection, so that clients come back over another process. What still arrives
 * is served: stores and queues are closed after the last request.
 */
export function letClientsGo(server: FastifyInstance, health: HealthRegistry): void {
  server.addHook('onRequest', (_request, reply, done) => {
    if (health.ending) void reply.header('connection', 'close');
    done();
  });
  leaveUnusedConnections(server);
}

/** What a listener that closes gives to requests of which only a part has come, in ms: whoever sends no more holds it up for all of its time. */
const WHOLE_WITHIN_MS = 3_000;

/**
 * Browsers and proxies open connections to have them at hand. Node takes one on which nothing came yet for busy, and
 * waits; as it does for a request that is never sent to its end, and that anybody can begin.
 */
function leaveUnusedConnections(server: FastifyInstance): void {
  const open = new Map<Socket, IncomingMessage | undefined>();
  server.server.on('connection', (socket: Socket) => {
    open.set(socket, undefined);
    socket.once('close', () => open.delete(socket));
  });
  server.server.on('request', (request: IncomingMessage, answer: ServerResponse) => {
    const { socket } = request;
    open.set(socket, request);
    answer.once('close', () => open.get(socket) === request && open.set(socket, undefined));
  });
  server.addHook('preClose', (done) => {
    for (const socket of open.keys()) if (socket.bytesRead === 0) socket.destroy();
    setTimeout(() => {
      for (const [socket, request] of open) if (request?.complete !== true) socket.destroy();
    }, WHOLE_WITHIN_MS).unref();
    done();
  });
}
