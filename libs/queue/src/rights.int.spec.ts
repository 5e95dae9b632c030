import { MASTER, startRedis, startRedisCluster, startReplicatedRedis } from '@provenance/embedded';
import { jest } from '@jest/globals';
import { Redis } from 'ioredis';
import { openPipeline } from './pipeline.fixture.ts';

/** As docs/operations/redis.md has it, without INFO. */
const USER = ['SETUSER', 'prov', 'on', '>hush', '~prov:*', '~{prov}:*', '&prov:*', '+@all', '-@dangerous', '-@admin'] as const;

/** A server, or several, that the pipeline finds by a URL with these credentials. */
interface Place {
  ports: readonly number[];
  url: (credentials: string) => string;
  stop: () => Promise<void>;
  /** Connections of ioredis's own, which nobody else can reach: they print that they may not ask for INFO. */
  hidden: number;
}

const PLACES: [string, () => Promise<Place>][] = [
  ['one server', async () => {
    const server = await startRedis();
    return { ports: [server.port], url: (as) => server.url.replace('://', `://${as}`), stop: () => server.stop(), hidden: 0 };
  }],
  ['a primary under sentinels', async () => {
    const set = await startReplicatedRedis();
    return { ports: [set.primary.port, set.replica.port], url: (as) => `redis+sentinel://${as}${set.sentinelPorts.map((port) => `127.0.0.1:${port}`).join(',')}/${MASTER}`, stop: () => set.stop(), hidden: 0 };
  }],
  ['a cluster', async () => {
    const cluster = await startRedisCluster();
    return { ports: cluster.ports, url: (as) => `redis+cluster://${as}${cluster.ports.map((port) => `127.0.0.1:${port}`).join(',')}`, stop: () => cluster.stop(), hidden: 1 };
  }],
];

it.each(PLACES)('takes analyses the whole way for a user that has no dangerous command, INFO among them: %s', async (_what, start) => {
  const printed = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const place = await start();
  for (const port of place.ports) {
    const admin = new Redis(port, '127.0.0.1');
    await admin.call('ACL', ...USER);
    admin.disconnect();
  }
  const pipeline = await openPipeline(place.url('prov:hush@'));
  await expect(pipeline.redis.info()).rejects.toThrow(/^NOPERM/);
  pipeline.run();
  expect((await pipeline.ended(await pipeline.submit())).status).toBe('completed');
  expect(printed.mock.calls.filter(([text]) => String(text).includes('INFO')).length).toBeLessThanOrEqual(place.hidden);
  await pipeline.close();
  await place.stop();
}, 30_000);
