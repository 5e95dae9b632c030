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

/** Browsers and proxies open connections to have them at hand. Node takes one on which nothing came yet for busy, and waits. */
function leaveUnusedConnections(server: FastifyInstance): void {
  const open = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.addHook('preClose', (done) => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    done();
  });
}
