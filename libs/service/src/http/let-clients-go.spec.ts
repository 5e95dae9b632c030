import { once } from 'node:events';
import { connect } from 'node:net';
import { Controller, Get, Module, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
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
