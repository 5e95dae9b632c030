import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { HealthRegistry } from '../health/health-registry.ts';

/**
 * From SIGTERM on every answer ends its connection, so that clients come back over another process. What still arrives
 * is served: stores and queues are closed after the last request.
 */
export function letClientsGo(server: FastifyInstance, health: Pick<HealthRegistry, 'ending'>, patience = PATIENCE): void {
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (health.ending) void reply.header('connection', 'close');
    done();
  });
  leaveUnusedConnections(server, patience);
}

/** What a listener that closes gives, in ms. */
export interface Patience {
  /** To whoever is silent in the middle of a request. */
  silent: number;
  /** To whoever sends on, or has not taken the answer. */
  whole: number;
}

/** The whole is far below the time that a process has to end in: see until-ended.ts. */
const PATIENCE: Patience = { silent: 3_000, whole: 15_000 };

interface Exchange {
  request: IncomingMessage;
  answer: ServerResponse;
}

/** The connections of a listener, and what each is about just now. */
type Open = Map<Socket, Exchange | undefined>;

/**
 * Browsers and proxies open connections to have them at hand. Node takes one on which nothing came yet for busy, and
 * waits; as it does for a request that is never sent to its end, and that anybody can begin.
 */
function leaveUnusedConnections(server: FastifyInstance, { silent, whole }: Patience): void {
  const open = openConnections(server.server);
  server.addHook('preClose', async () => {
    for (const socket of open.keys()) if (socket.bytesRead === 0) socket.destroy();
    const looks = setInterval(leaveTheSilent(open), silent);
    const end = setTimeout(() => leaveTheSlow(open), whole);
    server.server.once('close', () => (clearInterval(looks), clearTimeout(end)));
    await untilSent(open);
  });
}

function openConnections(server: Server): Open {
  const open: Open = new Map();
  server.on('connection', (socket: Socket) => {
    open.set(socket, undefined);
    socket.once('close', () => open.delete(socket));
  });
  server.on('request', (request: IncomingMessage, answer: ServerResponse) => {
    const { socket } = request;
    open.set(socket, { request, answer });
    answer.once('close', () => open.get(socket)?.answer === answer && open.set(socket, undefined));
  });
  return open;
}

/** Each call ends those of whom nothing came since the call before. */
function leaveTheSilent(open: Open): () => void {
  let heard = new Map([...open.keys()].map((socket) => [socket, socket.bytesRead]));
  return () => {
    for (const [socket, exchange] of open) {
      if (exchange?.request.complete === true) continue;
      if (exchange === undefined || heard.get(socket) === socket.bytesRead) socket.destroy();
    }
    heard = new Map([...open.keys()].map((socket) => [socket, socket.bytesRead]));
  };
}

function leaveTheSlow(open: Open): void {
  for (const [socket, exchange] of open) if (exchange?.request.complete !== true || socket.writableLength > 0) socket.destroy();
}

/** Node's closing listener takes an answer that was handed over for sent, and cuts it off where the client has got to. */
async function untilSent(open: Open): Promise<void> {
  const leaving = [...open.values()].filter((exchange) => exchange?.answer.writableEnded === true);
  await Promise.all(leaving.map((exchange) => once(exchange!.answer, 'close')));
}
