import { CertificateAuthority, MASTER, startRedisCluster, startReplicatedRedis } from '@provenance/embedded';
import type { RedisTarget } from '@provenance/store';
import { openPipeline } from './pipeline.fixture.ts';

const authority = new CertificateAuthority();

/** Submits a few analyses and waits until each has gone the whole way. */
async function flow(target: RedisTarget): Promise<string[]> {
  const pipeline = await openPipeline(target);
  pipeline.run();
  const ids = await Promise.all(Array.from({ length: 6 }, () => pipeline.submit()));
  const records = await Promise.all(ids.map((id) => pipeline.ended(id)));
  await pipeline.close();
  return records.map(({ status }) => status);
}

const ALL_COMPLETED = Array(6).fill('completed');

describe('over TLS, with an authority of one\'s own', () => {
  it('takes analyses through a cluster whose nodes announce a name', async () => {
    const cluster = await startRedisCluster({ tls: { certified: authority.issue('localhost') }, announcedName: 'localhost' });
    const url = `rediss+cluster://${cluster.ports.map((port) => `localhost:${port}`).join(',')}`;
    expect(await flow({ url, tls: { ca: authority.certificate } })).toEqual(ALL_COMPLETED);
    expect(cluster.fronts.every(({ secured }) => secured > 0)).toBe(true);
    await cluster.stop();
  }, 30_000);

  it('takes them through sentinels, which ask for a password, to servers that ask for a certificate', async () => {
    const set = await startReplicatedRedis({
      tls: { certified: authority.issue('redis.example'), clients: authority },
      password: 'servers',
      sentinelPassword: 'hush',
    });
    const own = authority.issue('provenance');
    const url = `rediss+sentinel://:servers@${set.sentinelPorts.map((port) => `127.0.0.1:${port}`).join(',')}/${MASTER}/2`;
    const tls = { ca: authority.certificate, serverName: 'redis.example', ...own };
    expect(await flow({ url, tls, sentinel: { password: 'hush' } })).toEqual(ALL_COMPLETED);
    await set.stop();
  }, 30_000);
});
