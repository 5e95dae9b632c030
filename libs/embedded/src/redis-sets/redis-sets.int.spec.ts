import { once } from 'node:events';
import { connect as connectPlain } from 'node:net';
import { connect } from 'node:tls';
import { CertificateAuthority } from '../certificates/authority.ts';
import { startRedis } from '../redis-server.ts';
import { startReplicatedRedis } from './replicated-redis.ts';
import { startTlsFront } from './tls-front.ts';

it('speaks TLS to those who begin so, and hands on the rest', async () => {
  const authority = new CertificateAuthority();
  const redis = await startRedis();
  const front = await startTlsFront(redis.port, { certified: authority.issue('redis.example', 'localhost') });
  const secure = connect({ port: front.port, host: '127.0.0.1', servername: 'redis.example', ca: authority.certificate });
  secure.write('PING\r\n');
  expect(String((await once(secure, 'data'))[0])).toBe('+PONG\r\n');
  const plain = connectPlain(front.port, '127.0.0.1');
  plain.write('PING\r\n');
  expect(String((await once(plain, 'data'))[0])).toBe('+PONG\r\n');
  const wary = connect({ port: front.port, host: '127.0.0.1', servername: 'other.example', ca: authority.certificate });
  expect((await once(wary, 'error').catch((error: Error) => [error]))[0]).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  expect(front.secured).toBe(1);
  await front.stop();
  await redis.stop();
});

it('names another primary once the first is gone', async () => {
  const set = await startReplicatedRedis({ sentinelPassword: 'hush' });
  expect(await set.named()).toBe(`127.0.0.1:${set.primary.port}`);
  await set.primary.kill();
  await set.untilNamedOther(`127.0.0.1:${set.primary.port}`);
  expect(await set.named()).toBe(`127.0.0.1:${set.replica.port}`);
  await set.stop();
}, 60_000);
