import { useRedis } from '../connection/server.fixture.ts';
import { commentLeaseKey } from '../keys.ts';
import { RedisCommentLease } from './comment-lease.ts';

const PULL = { repo: 'acme/shop', pr_number: '42' };
const real = useRedis();

beforeEach(() => real.redis.flushall());

it('is held by one alone, whatever the case of letters, until it is given back', async () => {
  const lease = new RedisCommentLease(real.redis);
  const release = await lease.take(PULL, 60_000);
  expect(await lease.take({ ...PULL, repo: 'Acme/Shop' }, 60_000)).toBeUndefined();
  expect(await lease.take({ ...PULL, pr_number: '43' }, 60_000)).toBeDefined();
  await release?.();
  expect(await lease.take(PULL, 60_000)).toBeDefined();
});

it('lapses by itself, and is not given back by one whose time is over', async () => {
  const lease = new RedisCommentLease(real.redis);
  const late = await lease.take(PULL, 60_000);
  expect(await real.redis.pttl(commentLeaseKey(PULL.repo, PULL.pr_number))).toBeGreaterThan(0);
  await real.redis.del(commentLeaseKey(PULL.repo, PULL.pr_number));
  expect(await lease.take(PULL, 60_000)).toBeDefined();
  await late?.();
  expect(await lease.take(PULL, 60_000)).toBeUndefined();
});
