import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** The system knows the address of a connection only while that is open; asked once, Node keeps it. */
export function keepAddresses(server: FastifyInstance): void {
  server.server.on('connection', (socket: Socket) => void socket.remoteAddress);
}

/**
 * Who asks. Of a client that was gone before it was let in nobody knows the address: all of these are one caller, so
 * that leaving is no way around a limit. Over a socket of both families IPv4 is one of IPv6: it is told as it is written.
 */
export function callerAddress({ ip }: FastifyRequest): string {
  return (ip as string | undefined)?.replace(/^::ffff:(?=\d+\.)/, '') ?? 'unknown';
}
