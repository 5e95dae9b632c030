import { startRedis, type RedisServer } from '@provenance/embedded';
import { createRedis, untilReady, type RedisClient } from '../connection/create-redis.ts';
import { InMemoryRefreshLedger } from './in-memory-refresh-ledger.ts';
import { RedisRefreshLedger } from './redis-refresh-ledger.ts';
import type { RefreshLedger } from './refresh-ledger.ts';

const [ONE, TWO] = [{ repo: 'acme/shop', pr_number: '1' }, { repo: 'acme/shop', pr_number: '2' }];
const LEASE = 60;
let server: RedisServer;
let redis: RedisClient;

beforeAll(async () => {
  server = await startRedis();
  redis = createRedis(server.url, 'store', () => undefined);
  await untilReady(redis);
});

beforeEach(() => redis.flushall());

afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

describe.each<[string, () => RefreshLedger]>([
  ['InMemoryRefreshLedger', () => new InMemoryRefreshLedger()],
  ['RedisRefreshLedger', () => new RedisRefreshLedger(redis)],
])('%s', (_name, make) => {
  it('collects what is asked for until the first time, and gives it to one alone', async () => {
    const ledger = make();
    await ledger.ask(ONE, 100);
    await ledger.ask(ONE, 150);
    await ledger.ask(TWO, 90);
    expect(await ledger.take(80, LEASE, 10)).toEqual([]);
    expect(await ledger.take(100, LEASE, 10)).toEqual([TWO, ONE]);
    expect(await ledger.take(100, LEASE, 10)).toEqual([]);
  });

  it('keeps what is asked for while one is taken', async () => {
    const ledger = make();
    await ledger.ask(ONE, 100);
    await ledger.take(100, LEASE, 10);
    await ledger.ask(ONE, 120);
    await ledger.done(ONE);
    expect(await ledger.take(120, LEASE, 10)).toEqual([ONE]);
    await ledger.done(ONE);
    expect(await ledger.take(1_000, LEASE, 10)).toEqual([]);
  });

  it('gives to another what was not brought to an end', async () => {
    const ledger = make();
    await ledger.ask(ONE, 100);
    await ledger.take(100, LEASE, 10);
    expect(await ledger.take(159, LEASE, 10)).toEqual([]);
    expect(await ledger.take(160, LEASE, 10)).toEqual([ONE]);
    await ledger.done(ONE);
    expect(await ledger.take(1_000, LEASE, 10)).toEqual([]);
  });

  it('gives no more than is asked for', async () => {
    const ledger = make();
    await ledger.ask(ONE, 1);
    await ledger.ask(TWO, 2);
    expect(await ledger.take(5, LEASE, 1)).toEqual([ONE]);
    expect(await ledger.take(5, LEASE, 1)).toEqual([TWO]);
  });
});
