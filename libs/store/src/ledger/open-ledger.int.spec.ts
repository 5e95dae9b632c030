import { useRedis } from '../connection/server.fixture.ts';
import { InMemoryOpenLedger } from './in-memory-open-ledger.ts';
import type { OpenLedger } from './open-ledger.ts';
import { RedisOpenLedger } from './redis-open-ledger.ts';

const real = useRedis();

describe.each<[string, () => Promise<OpenLedger>]>([
  ['InMemoryOpenLedger', async () => new InMemoryOpenLedger()],
  [
    'RedisOpenLedger',
    async () => {
      await real.redis.flushall();
      return new RedisOpenLedger(real.redis);
    },
  ],
])('%s', (_name, make) => {
  it('names those whose time has come, longest waiting first, in pages', async () => {
    const ledger = await make();
    await ledger.mark('c', 30);
    await ledger.mark('a', 10);
    await ledger.mark('b', 20);
    expect(await ledger.due(20, 10)).toEqual([{ analysisId: 'a', at: 10 }, { analysisId: 'b', at: 20 }]);
    expect(await ledger.due(30, 1, 1)).toEqual([{ analysisId: 'b', at: 20 }]);
  });

  it('moves the time of those inside and never brings back one that left', async () => {
    const ledger = await make();
    await ledger.mark('a', 10);
    await ledger.mark('b', 10);
    await ledger.postpone(['a'], 50);
    await ledger.close('b');
    await ledger.postpone(['b', 'c'], 50);
    expect(await ledger.due(100, 10)).toEqual([{ analysisId: 'a', at: 50 }]);
  });

  it('counts', async () => {
    const ledger = await make();
    expect(await ledger.size(100)).toEqual({ open: 0, due: 0, oldestAt: undefined });
    await ledger.mark('a', 10);
    await ledger.mark('b', 200);
    expect(await ledger.size(100)).toEqual({ open: 2, due: 1, oldestAt: 10 });
  });
});
