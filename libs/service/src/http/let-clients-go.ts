import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { HealthRegistry } from '../health/health-registry.ts';

/**
 * From SIGTERM on every answer ends its connection, so that clients come back over another process. What still arrives
 * is served: stores and queues are closed after the last request.
 */
export function letClientsGo(server: FastifyInstance, health: Pick<HealthRegistry, 'endingSince'>, patience = PATIENCE): void {
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (health.endingSince !== undefined) void reply.header('connection', 'close');
    done();
  });
  leaveUnusedConnections(server, health, patience);
}

/** What a listener that closes gives, in ms. */
export interface Patience {
  /** To whoever is silent in the middle of a request. */
  silent: number;
  /** To whoever sends on, or has not taken the answer; from SIGTERM on, since jobs that end first take of the same time. */
  whole: number;
}

/** Of the time that a process has to end in: see until-ended.ts. */
const PATIENCE: Patience = { silent: 3_000, whole: 15_000 };

/** What a connection is about just now. */
interface Connection {
  request?: IncomingMessage;
  answer?: ServerResponse;
  /** Bytes that had come when the last answer was sent. */
  settled: number;
  /** Bytes that had come at the last look. */
  heard: number;
}

type Open = Map<Socket, Connection>;

/**
 * Browsers and proxies open connections to have them at hand. Node takes one on which nothing came yet for busy, and
 * waits; as it does for a request that is never sent to its end, and that anybody can begin. An answer that was handed
 * over it takes for sent, and cuts it off where the client has got to. So what is idle is said here.
 */
function leaveUnusedConnections(server: FastifyInstance, health: Pick<HealthRegistry, 'endingSince'>, { silent, whole }: Patience): void {
  const listener = server.server;
  const open = openConnections(listener);
  listener.closeIdleConnections = () => leave(open, isIdle);
  server.addHook('preClose', (done) => {
    const patientUntil = (health.endingSince ?? performance.now()) + whole;
    const looks = setInterval(() => leave(open, performance.now() < patientUntil ? isSilent : isSlow), silent);
    listener.once('close', () => clearInterval(looks));
    done();
  });
}

function openConnections(listener: Server): Open {
  const open: Open = new Map();
  listener.on('connection', (socket: Socket) => {
    open.set(socket, { settled: 0, heard: -1 });
    socket.once('close', () => open.delete(socket));
  });
  listener.on('request', (request: IncomingMessage, answer: ServerResponse) => {
    const { socket } = request;
    const connection = open.get(socket);
    if (connection === undefined) return;
    Object.assign(connection, { request, answer });
    answer.once('close', () => {
      if (connection.answer === answer) open.set(socket, { settled: socket.bytesRead, heard: connection.heard });
    });
  });
  return open;
}

function leave(open: Open, may: (connection: Connection, socket: Socket) => boolean): void {
  for (const [socket, connection] of open) {
    if (may(connection, socket)) socket.destroy();
    connection.heard = socket.bytesRead;
  }
}

/** Nothing is asked, and nothing has begun to be: but for what came in one piece with a request that was answered. */
function isIdle({ answer, settled }: Connection, { bytesRead }: Socket): boolean {
  return answer === undefined && bytesRead === settled;
}

/** Nothing of a request has come since the look before, which has not come to its end. */
function isSilent({ request, heard }: Connection, { bytesRead }: Socket): boolean {
  return request?.complete !== true && bytesRead === heard;
}

/** It still sends, or has not taken what was answered. */
function isSlow({ request }: Connection, { writableLength }: Socket): boolean {
  return request?.complete !== true || writableLength > 0;
}
