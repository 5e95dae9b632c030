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
}
