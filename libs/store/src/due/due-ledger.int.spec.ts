import { useRedis } from '../connection/server.fixture.ts';
import { InMemoryDueLedger } from './in-memory-due-ledger.ts';
import { RedisDueLedger } from './redis-due-ledger.ts';
import { pullRequestKey, pullRequestOf, type DueLedger } from './due-ledger.ts';

const [ONE, TWO] = [pullRequestKey({ repo: 'acme/shop', pr_number: '1' }), 'an_2'];
const LEASE = 60;
const real = useRedis();

beforeEach(() => real.redis.flushall());

describe.each<[string, () => DueLedger]>([
  ['InMemoryDueLedger', () => new InMemoryDueLedger()],
  ['RedisDueLedger', () => new RedisDueLedger(real.redis, 'report')],
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

it('keeps ledgers apart, and names of pull requests whole', async () => {
  await new RedisDueLedger(real.redis, 'refresh').ask(ONE, 1);
  expect(await new RedisDueLedger(real.redis, 'report').take(5, LEASE, 9)).toEqual([]);
  expect(pullRequestOf(ONE)).toEqual({ repo: 'acme/shop', pr_number: '1' });
});
