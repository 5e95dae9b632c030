import { useRedis } from '../connection/server.fixture.ts';
import { reportLeaseKey } from '../keys.ts';
import { RedisReportLease } from './report-lease.ts';

const PULL = 'acme/shop#42';
const real = useRedis();

beforeEach(() => real.redis.flushall());

it('is held by one alone, whatever the case of letters, until it is given back', async () => {
  const lease = new RedisReportLease(real.redis);
  const release = await lease.take(PULL, 60_000);
  expect(await lease.take('Acme/Shop#42', 60_000)).toBeUndefined();
  expect(await lease.take('acme/shop#43', 60_000)).toBeDefined();
  await release?.();
  expect(await lease.take(PULL, 60_000)).toBeDefined();
});

it('lapses by itself, and is not given back by one whose time is over', async () => {
  const lease = new RedisReportLease(real.redis);
  const late = await lease.take(PULL, 60_000);
  expect(await real.redis.pttl(reportLeaseKey(PULL))).toBeGreaterThan(0);
  await real.redis.del(reportLeaseKey(PULL));
  expect(await lease.take(PULL, 60_000)).toBeDefined();
  await late?.();
  expect(await lease.take(PULL, 60_000)).toBeUndefined();
});
