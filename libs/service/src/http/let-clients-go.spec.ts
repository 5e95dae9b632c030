import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { Controller, Get, Module, Post, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { fastify, type FastifyInstance } from 'fastify';
import { createHttpApp } from './create-http-app.ts';
import { letClientsGo, type Patience } from './let-clients-go.ts';

const silent = { name: 'test', configs: [], env: { PROVENANCE_LOG_LEVEL: 'silent' } };

const closing = Promise.withResolvers<void>();
const mayClose = Promise.withResolvers<void>();
const inHand = Promise.withResolvers<void>();
const mayAnswer = Promise.withResolvers<void>();
const order: string[] = [];

@Controller()
class SlowController {
  @Get('slow')
  async slow() {
    inHand.resolve();
    await mayAnswer.promise;
    order.push('answered');
    return {};
  }

  @Get('quick')
  quick() {
    return {};
  }
}

@Module({ controllers: [SlowController] })
class SlowModule implements BeforeApplicationShutdown, OnApplicationShutdown {
  async beforeApplicationShutdown(): Promise<void> {
    closing.resolve();
    await mayClose.promise;
  }

  onApplicationShutdown(): void {
    order.push('stores closed');
  }
}

it('serves what arrives while a process ends, sends its clients elsewhere, and closes the stores after them', async () => {
  const app = await createHttpApp(SlowModule, silent);
  await app.listen(0, '127.0.0.1');
  const base = await app.getUrl();
  expect((await fetch(`${base}/quick`)).headers.get('connection')).toBe('keep-alive');
  const slow = fetch(`${base}/slow`);
  await inHand.promise;
  const closed = app.close();
  await closing.promise;
  const late = await fetch(`${base}/quick`);
  expect([late.status, late.headers.get('connection')]).toEqual([200, 'close']);

  mayClose.resolve();
  mayAnswer.resolve();
  // In hand before the end began: its connection would be open until the client has had enough of it.
  const { status, headers } = await slow;
  expect([status, headers.get('connection')]).toEqual([200, 'close']);
  await closed;
  expect(order).toEqual(['answered', 'stores closed']);
});

it('does not wait for a connection on which nothing was ever asked', async () => {
  @Module({})
  class Nothing {}
  const app = await createHttpApp(Nothing, silent);
  await app.listen(0, '127.0.0.1');
  const accepted = once(app.getHttpServer(), 'connection');
  const spare = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
  await accepted;
  const ended = once(spare, 'close');
  await app.close();
  await ended;
});

it.each([
  ['a head', 'GET /quick HTTP/1.1\r\nhost: x\r\n'],
  ['a body', 'POST /taken HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{'],
  ['a second head', 'GET /quick HTTP/1.1\r\nhost: x\r\n\r\nGET /quick HTTP/1.1\r\n'],
])('does not wait for %s that is never sent to its end', async (_what, part) => {
  @Controller()
  class TakingController {
    @Get('quick')
    quick() {
      return {};
    }

    @Post('taken')
    taken() {
      return {};
    }
  }
  @Module({ controllers: [TakingController] })
  class Taking {}
  const app = await createHttpApp(Taking, silent);
  await app.listen(0, '127.0.0.1');
  const accepted = once(app.getHttpServer(), 'connection') as Promise<[Socket]>;
  const slow = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
  slow.resume().on('error', () => undefined).write(part);
  const [socket] = await accepted;
  while (socket.bytesRead < part.length) await new Promise(setImmediate);
  const ended = once(slow, 'close');
  await app.close();
  await ended;
}, 20_000);

let late: PromiseWithResolvers<void>;
let health: { endingSince: number | undefined };
beforeEach(() => {
  late = Promise.withResolvers();
  health = { endingSince: undefined };
});

/** Bytes: more than the system takes at once. */
const LARGE = 64 * 1024 * 1024;

/** A listener that is about to close, and one client of it. @param since when the process was told to end; now where absent */
async function begun(ask: string, patience?: Patience, since?: number): Promise<{ server: FastifyInstance; client: Socket; socket: Socket }> {
  const server = fastify({ return503OnClosing: false });
  server.get('/quick', async () => 'quick');
  server.get('/late', async () => (await late.promise, Buffer.alloc(LARGE)));
  server.post('/taken', async ({ body }) => body);
  server.get('/large', async () => Buffer.alloc(LARGE));
  // As a process is told to end before its listener closes.
  server.addHook('preClose', (done) => ((health.endingSince = since ?? performance.now()), done()));
  letClientsGo(server, health, patience);
  await server.listen({ port: 0, host: '127.0.0.1' });
  const accepted = once(server.server, 'connection') as Promise<[Socket]>;
  const client = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => undefined).write(ask);
  const [socket] = await accepted;
  while (socket.bytesRead < ask.length) await new Promise(setImmediate);
  return { server, client, socket };
}

it('waits for a request that is sent slowly, and on', async () => {
  const body = JSON.stringify('x'.repeat(8));
  const { server, client } = await begun(`POST /taken HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`);
  const answer = text(client);
  const closed = server.close();
  // A byte now and then is a client that sends on: two looks of 3 s come in between.
  for (const byte of body) {
    await new Promise((resolve) => setTimeout(resolve, 700));
    client.write(byte);
  }
  expect(await answer).toMatch(/^HTTP\/1.1 200 OK/);
  await closed;
}, 30_000);

it('lets a client take an answer to its end', async () => {
  const { server, client, socket } = await begun('GET /large HTTP/1.1\r\nhost: x\r\n\r\n');
  while (socket.writableLength === 0) await new Promise(setImmediate);
  const closed = server.close();
  let taken = 0;
  for await (const piece of client) taken += (piece as Buffer).length;
  expect(taken).toBeGreaterThan(LARGE);
  await closed;
});

it.each([
  ['on a new connection', ''],
  ['after a request that was answered', 'GET /quick HTTP/1.1\r\nhost: x\r\n\r\n'],
])('answers a request whose head had come in part, %s', async (_where, before) => {
  const { server, client, socket } = await begun(before);
  if (before !== '') await once(client, 'data');
  const [part, rest] = ['GET /quick HTTP/1.1\r\n', 'host: x\r\n\r\n'];
  client.write(part);
  while (socket.bytesRead < before.length + part.length) await new Promise(setImmediate);
  const closed = server.close();
  await new Promise(setImmediate);
  client.write(rest);
  expect(await text(client)).toMatch(/^HTTP\/1.1 200 OK[^]*connection: close[^]*quick$/);
  await closed;
});

it('has no patience left where jobs took all of it, since the process was told to end', async () => {
  const hour = 3_600_000;
  const { server, socket } = await begun('GET /large HTTP/1.1\r\nhost: x\r\n\r\n', { silent: 50, whole: hour }, performance.now() - hour);
  while (socket.writableLength === 0) await new Promise(setImmediate);
  await server.close();
  expect(socket.destroyed).toBe(true);
});

it('does not wait either for one that takes no answer which came late', async () => {
  const { server, socket } = await begun('GET /late HTTP/1.1\r\nhost: x\r\n\r\n', { silent: 50, whole: 0 });
  const closed = server.close();
  // Two looks at a request that waits for its answer: it is neither slow nor silent.
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(socket.destroyed).toBe(false);
  late.resolve();
  await closed;
});

it('does not wait for ever for a client that takes no answer', async () => {
  const { server, socket } = await begun('GET /large HTTP/1.1\r\nhost: x\r\n\r\n', { silent: 50, whole: 200 });
  while (socket.writableLength === 0) await new Promise(setImmediate);
  await server.close();
  expect(socket.destroyed).toBe(true);
}, 20_000);
