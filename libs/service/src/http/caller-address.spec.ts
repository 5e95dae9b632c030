import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Controller, Get, Module, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { callerAddress } from './caller-address.ts';
import { createHttpApp } from './create-http-app.ts';

it('is known of a client that has reset its connection before it is looked at', async () => {
  const gone = Promise.withResolvers<void>();
  const seen = Promise.withResolvers<string>();

  @Controller()
  class LateController {
    @Get('late')
    async late(@Req() request: FastifyRequest) {
      await gone.promise;
      seen.resolve(callerAddress(request));
      return {};
    }
  }
  @Module({ controllers: [LateController] })
  class Late {}

  const app = await createHttpApp(Late, { name: 'test', configs: [], env: { PROVENANCE_LOG_LEVEL: 'silent' } });
  await app.listen(0, '127.0.0.1');
  const asked = once(app.getHttpServer(), 'request') as Promise<[{ socket: Socket }]>;
  const client = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
  client.write('GET /late HTTP/1.1\r\nhost: x\r\n\r\n');
  const [{ socket }] = await asked;
  const closed = once(socket, 'close').catch(() => undefined);
  client.resetAndDestroy();
  await closed;
  gone.resolve();
  expect(await seen.promise).toBe('127.0.0.1');
  await app.close();
});

it.each([['::ffff:10.0.0.7', '10.0.0.7'], ['10.0.0.7', '10.0.0.7'], ['2001:db8::7', '2001:db8::7']])('of %s is %s', (ip, address) => {
  expect(callerAddress({ ip } as unknown as FastifyRequest)).toBe(address);
});

it('is one and the same for all clients that left before it could be asked', () => {
  expect(callerAddress({ ip: undefined } as unknown as FastifyRequest)).toBe('unknown');
});
