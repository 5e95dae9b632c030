import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Module } from '@nestjs/common';
import { jest } from '@jest/globals';
import { createHttpApp } from '../http/create-http-app.ts';
import { LogConfig } from '../config/log.config.ts';
import { createLogger } from '../log/logger.ts';
import { NestLogger } from '../log/nest-logger.ts';
import { listen } from './listen.ts';
import { listeningAddress } from './listening-address.ts';

@Module({})
class Nothing {}

it('says of a port that is taken which variable to change', async () => {
  const other = createServer();
  await once(other.listen(0, '127.0.0.1'), 'listening');
  const port = String((other.address() as AddressInfo).port);
  const app = await createHttpApp(Nothing, { name: 'test', configs: [], env: { PROVENANCE_PORT: port, PROVENANCE_LOG_LEVEL: 'silent' } });
  await expect(listen(app)).rejects.toThrow(`Port ${port} is taken: end what listens there, or set PROVENANCE_PORT`);
  other.close();
});

it('listens for IPv4 and IPv6 at ::, and for IPv4 where there is no other', async () => {
  const app = await createHttpApp(Nothing, { name: 'test', configs: [], env: { PROVENANCE_HOST: '::', PROVENANCE_PORT: '0', PROVENANCE_LOG_LEVEL: 'silent' } });
  const { port } = new URL(await listen(app));
  const families = Object.values(networkInterfaces()).flatMap((addresses) => addresses!.map(({ family }) => family));
  for (const host of families.includes('IPv6') ? ['127.0.0.1', '[::1]'] : ['127.0.0.1']) expect((await fetch(`http://${host}:${port}/healthz`)).status).toBe(200);
  await app.close();
  const loopback = { address: '127.0.0.1', netmask: '255.0.0.0', family: 'IPv4', mac: '00:00:00:00:00:00', internal: true, cidr: '127.0.0.1/8' } as const;
  expect(listeningAddress('::', { lo: [loopback] })).toBe('0.0.0.0');
  expect(listeningAddress('127.0.0.1', { lo: [loopback] })).toBe('127.0.0.1');
});

it('leaves it to the caller to say that a port is taken, and says every other error of Nest', () => {
  const log = createLogger('test', Object.assign(new LogConfig(), { level: 'silent' as const }));
  const error = jest.spyOn(log, 'error');
  const nest = new NestLogger(log);
  nest.error('Error: listen EADDRINUSE: address already in use 127.0.0.1:8000', undefined, 'NestApplication');
  expect(error).not.toHaveBeenCalled();
  nest.error('Nest cannot do this', undefined, 'Injector');
  expect(error).toHaveBeenCalledTimes(1);
});
