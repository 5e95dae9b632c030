import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Controller, Get, Module, Post, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { createHttpApp } from './create-http-app.ts';

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
  expect((await slow).status).toBe(200);
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
