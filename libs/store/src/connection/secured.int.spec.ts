import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { CertificateAuthority, startRedis, startRedisCluster, startTlsFront, type RedisCluster, type RedisServer, type TlsFront } from '@provenance/embedded';
import { createRedis, untilReady } from './create-redis.ts';
import type { RedisTarget } from './redis-target.ts';

const authority = new CertificateAuthority();
const ca = authority.certificate;

/** The first error of a connection. */
async function errorOf(target: RedisTarget): Promise<string> {
  const said = Promise.withResolvers<Error>();
  // Not one whose commands have time limits: ioredis keeps their timers when it is told to end between two connections.
  const client = createRedis(target, 'subscriber', said.resolve);
  const { message } = await said.promise;
  client.disconnect();
  return message;
}

async function pings(target: RedisTarget): Promise<string> {
  const client = createRedis(target, 'store', () => undefined);
  await untilReady(client);
  const answer = await client.ping();
  client.disconnect();
  return answer;
}

describe('one server over TLS', () => {
  let redis: RedisServer;
  let front: TlsFront;
  let url: string;
  beforeAll(async () => {
    redis = await startRedis();
    front = await startTlsFront(redis.port, { certified: authority.issue('redis.example'), clients: authority });
    url = `rediss://127.0.0.1:${front.port}`;
  });
  afterAll(async () => {
    await front.stop();
    await redis.stop();
  });

  it('trusts the given authority, for the given name, with a certificate of its own', async () => {
    expect(await pings({ url, tls: { ca, serverName: 'redis.example', ...authority.issue('provenance') } })).toBe('PONG');
    expect(front.secured).toBe(1);
  });

  it('says why it does not trust, or is not trusted', async () => {
    const own = authority.issue('provenance');
    expect(await errorOf({ url, tls: { serverName: 'redis.example', ...own } })).toMatch(/self-signed|unable to (verify|get)/);
    expect(await errorOf({ url, tls: { ca, ...own } })).toMatch(/does not match certificate's altnames/);
    expect(await errorOf({ url, tls: { ca, serverName: 'redis.example' } })).toMatch(/certificate required|ECONNRESET|closed/i);
  });
});

it('says that a server closes the connection when it speaks TLS and we do not', async () => {
  const { certificate: cert, privateKey: key } = authority.issue('redis.example');
  const server = createServer({ cert, key });
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  expect(await errorOf({ url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}` })).toBe(
    'The server closed the connection before it was ready; does it speak TLS?',
  );
  server.close();
});

describe('a cluster over TLS whose nodes announce addresses', () => {
  let cluster: RedisCluster;
  let url: string;
  beforeAll(async () => {
    cluster = await startRedisCluster({ tls: { certified: authority.issue('redis.example') } });
    url = `rediss+cluster://localhost:${cluster.ports[0]}`;
  }, 30_000);
  afterAll(() => cluster.stop());

  it('checks the one name that all certificates carry', async () => {
    expect(await pings({ url, tls: { ca, serverName: 'redis.example' } })).toBe('PONG');
  });

  it('tells the reason of a node, not only that none would do', async () => {
    expect(await errorOf({ url, tls: { ca } })).toMatch(/^Failed to refresh slots cache\. \S+:\d+ .*does not match certificate's altnames/);
  });
});
