import { useRedis } from '../connection/server.fixture.ts';
import { backtestKey } from '../keys.ts';
import type { BacktestRequest, BacktestStore } from './backtest-store.ts';
import { InMemoryBacktestStore } from './in-memory-backtest-store.ts';
import { RedisBacktestStore } from './redis-backtest-store.ts';

const request: BacktestRequest = {
  backtest_id: 'bt_1', source: 'name: x', policy: 'x', digest: 'd', from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z', repos: ['acme/*'], actor: 'token:tk_1', created_at: '2026-02-01T00:00:00Z',
};
const real = useRedis();

describe.each<[string, () => BacktestStore]>([
  ['InMemoryBacktestStore', () => new InMemoryBacktestStore()],
  ['RedisBacktestStore', () => new RedisBacktestStore(real.redis)],
])('%s', (_name, make) => {
  beforeEach(() => real.redis.flushall());

  it('keeps a back-test, how far it is, and its result', async () => {
    const backtests = make();
    await backtests.create(request);
    expect(await backtests.get('bt_1')).toEqual({ request, status: 'waiting', done: 0, total: 0, updated_at: request.created_at });
    await backtests.update('bt_1', { status: 'completed', done: 2, total: 2, result: { changed: 1 } });
    expect(await backtests.get('bt_1')).toMatchObject({ request, status: 'completed', done: 2, result: { changed: 1 } });
    await backtests.update('gone', { done: 1 });
    expect(await backtests.get('gone')).toBeUndefined();
  });
});

it('lets a back-test of Redis expire', async () => {
  await new RedisBacktestStore(real.redis).create(request);
  expect(await real.redis.ttl(backtestKey('bt_1'))).toBeGreaterThan(0);
});
