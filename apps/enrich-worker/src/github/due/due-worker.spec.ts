import { InMemoryDueLedger } from '@provenance/store';
import { DEFAULT_DUE_OPTIONS, DueWorker, type DueWork } from './due-worker.ts';

const NOW = Date.now();
const KEYS = ['acme/a#1', 'acme/b#1', 'acme/c#1'];
const ignore = { warn: () => undefined };

let ledger: InMemoryDueLedger;

beforeEach(async () => {
  ledger = new InMemoryDueLedger();
  for (const [index, key] of KEYS.entries()) await ledger.ask(key, NOW - 10 + index);
});

const left = (now: number): Promise<string[]> => ledger.take(now, 1, 10);

it('does all that is due, the oldest first, and as much as a round holds', async () => {
  const done: string[] = [];
  const worker = new DueWorker(ledger, async (key) => void done.push(key), ignore, { ...DEFAULT_DUE_OPTIONS, batch: 2 });
  await worker.round(NOW);
  expect(done).toEqual(KEYS.slice(0, 2));
  await worker.round(NOW);
  expect([done, await left(NOW + DEFAULT_DUE_OPTIONS.leaseMs)]).toEqual([KEYS, []]);
});

it('holds only what it is at: the rest is there for others while it works, and when it dies or ends', async () => {
  const [began, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const hang: DueWork = async (_key, signal) => {
    began.resolve();
    await end.promise;
    signal.throwIfAborted();
  };
  const worker = new DueWorker(ledger, hang, ignore);
  const round = worker.round(NOW);
  await began.promise;
  expect(await left(NOW)).toEqual(KEYS.slice(1));
  await worker.stop();
  end.resolve();
  await expect(round).rejects.toThrow('shutting down');
  expect(await left(NOW + DEFAULT_DUE_OPTIONS.leaseMs)).toContain(KEYS[0]);
});
