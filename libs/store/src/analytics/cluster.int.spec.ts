import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { DAY_MS, dayOf, FAMILIES, type Sums } from '@provenance/domain';
import { startRedis } from '@provenance/embedded';
import { createRedis, untilReady } from '../connection/create-redis.ts';
import { RedisReviewFactStore } from '../review-facts/redis-review-fact-store.ts';
import { InMemoryAnalyticsStore } from './in-memory-analytics-store.ts';
import { factOfReview, madeMonth, unitOfAnalysis } from './month.fixture.ts';
import { RedisAnalyticsStore } from './redis-analytics-store.ts';

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

const plain = (sums: Sums) => [...sums].map(([group, tally]) => [group, [...tally.entries()].sort()]).sort();

it('counts, answers and rebuilds on a cluster, where no transaction crosses slots', async () => {
  const node = await startRedis({ config: { 'cluster-enabled': 'yes', 'cluster-port': String(await freePort()), 'cluster-announce-ip': '127.0.0.1' } });
  const admin = createRedis(node.url, 'subscriber', () => undefined);
  await admin.call('CLUSTER', 'ADDSLOTSRANGE', 0, 16_383);
  while (!String(await admin.call('CLUSTER', 'INFO')).includes('cluster_state:ok'));
  const redis = createRedis(`redis+cluster://127.0.0.1:${node.port}`, 'store', () => undefined);
  await untilReady(redis);

  const from = dayOf(Date.now()) - 35 * DAY_MS;
  const month = madeMonth(3, from, 60);
  const [store, naive] = [new RedisAnalyticsStore(redis), new InMemoryAnalyticsStore()];
  const reviews = new RedisReviewFactStore(redis, store);
  for (const analysis of month.analyses) {
    await store.count(unitOfAnalysis(analysis));
    await naive.count(unitOfAnalysis(analysis));
  }
  for (const review of month.reviews) {
    await reviews.save(factOfReview(review, review.at));
    await reviews.count(review.repo, review.pr_number);
  }
  const window = { from: from + 90_000, to: from + 29 * DAY_MS };
  const query = { windows: [window], families: FAMILIES.filter((family) => ['code', 'shape', 'finding', 'file'].includes(family)) };
  for (const by of ['agent', 'repo'] as const) {
    const [[found], [expected]] = await Promise.all([store.sums({ ...query, by }), naive.sums({ ...query, by })]);
    expect(plain(found!).filter(([, sums]) => sums!.length > 0)).toEqual(plain(expected!));
  }
  const report = await store.rebuild();
  expect(report).toMatchObject({ units: month.reviews.length, added: 0 });
  const [again] = await new RedisAnalyticsStore(redis).sums({ ...query, by: 'agent' });
  const [expected] = await naive.sums({ ...query, by: 'agent' });
  expect(plain(again!)).toEqual(plain(expected!));

  redis.disconnect();
  admin.disconnect();
  await node.stop();
});
