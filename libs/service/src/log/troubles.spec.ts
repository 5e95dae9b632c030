import { Troubles, troublesIn } from './troubles.ts';

let now: number;
let told: [facts: Record<string, unknown>, message: string][];
let troubles: Troubles;

beforeEach(() => {
  [now, told] = [0, []];
  troubles = new Troubles({ warn: (facts: Record<string, unknown>, message: string) => void told.push([facts, message]) } as never, () => now);
});

const refused = (): Error => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

it('tells a fault when it begins, once a minute with a count, and when it is over', () => {
  for (; now < 150_000; now += 100) {
    troubles.tell(refused(), 'redis connection', { connection: 'store' });
    troubles.look();
  }
  for (; now < 200_000; now += 5_000) troubles.look();
  expect(told).toEqual([
    [{ connection: 'store', err: refused() }, 'redis connection'],
    [{ connection: 'store', reason: 'connect ECONNREFUSED ECONNREFUSED', times: 600 }, 'redis connection: it goes on'],
    [{ connection: 'store', reason: 'connect ECONNREFUSED ECONNREFUSED', times: 600 }, 'redis connection: it goes on'],
    [{ reason: 'connect ECONNREFUSED ECONNREFUSED', times: 1_500, seconds: 149.9 }, 'redis connection: it is over'],
  ]);
  troubles.tell(refused(), 'redis connection');
  expect(told.at(-1)).toEqual([{ err: refused() }, 'redis connection']);
});

it('tells every other reason at once, says nothing more of what came once, and bounds reasons that differ each time', () => {
  troubles.tell(refused(), 'redis connection');
  troubles.tell(new Error('WRONGPASS'), 'redis connection');
  expect(told).toHaveLength(2);
  now = 40_000;
  troubles.look();
  expect(told).toHaveLength(2);
  for (let i = 0; i < 1_000; i++) troubles.tell(new Error(`${i}`), 'sweeper');
  expect(told).toHaveLength(2 + 21);
});

it('is one for each log', () => {
  const log = { warn: () => undefined };
  expect(troublesIn(log)).toBe(troublesIn(log));
  expect(troublesIn({ warn: () => undefined })).not.toBe(troublesIn(log));
});
