import type { ExportEvent } from '@provenance/domain';
import { RefusingSinkError } from '@provenance/queue';
import { Batcher } from './batcher.ts';
import { rowNamed } from './export.fixture.ts';
import { RefusedBatchError, writeHalving } from './sinks/halving.ts';
import type { RefusedRow } from './sinks/sink.ts';

const HOUR = 3_600_000;

function recorder(write: (rows: readonly ExportEvent[]) => Promise<RefusedRow[]> = async () => []) {
  const batches: string[][] = [];
  const sink = {
    name: 'test',
    write: (rows: readonly ExportEvent[]) => (batches.push(rows.map(({ pr_number }) => pr_number)), write(rows)),
    close: async () => undefined,
  };
  return { sink, batches };
}

describe('a batch', () => {
  it('is sent when it is full, and no more once there is an end', async () => {
    const { sink, batches } = recorder();
    const batcher = new Batcher(sink, { size: 2, ageMs: HOUR });
    const added = ['1', '2', '3'].map((name) => batcher.add([rowNamed(name)]));
    await Promise.all(added.slice(0, 2));
    expect(batches).toEqual([['1', '2']]);
    batcher.close();
    await expect(added[2]).rejects.toThrow('closed');
    expect(batches).toEqual([['1', '2']]);
  });

  it('is sent when its first row has waited long enough', async () => {
    const { sink, batches } = recorder();
    await new Batcher(sink, { size: 100, ageMs: 5 }).add([rowNamed('1')]);
    expect(batches).toEqual([['1']]);
  });

  it('is sent when no more would fit into a request, and never larger than that', async () => {
    const { sink, batches } = recorder();
    const batcher = new Batcher(sink, { size: 100, ageMs: HOUR });
    const large = (name: string): ExportEvent => ({ ...rowNamed(name), payload: { text: 'ä'.repeat(750_000) } });
    const added = ['1', '2', '3', '4'].map((name) => batcher.add([large(name)]));
    await Promise.all(added.slice(0, 2));
    expect(batches).toEqual([['1', '2']]);
    batcher.close();
    await Promise.allSettled(added);
  });

  it('tells each its own refused rows, and all that the sink is away', async () => {
    const refusing = recorder(async (rows) => rows.filter(({ pr_number }) => pr_number === '2').map(({ event_id }) => ({ event_id, reason: 'bad' })));
    const batcher = new Batcher(refusing.sink, { size: 3, ageMs: HOUR });
    const poison = rowNamed('2');
    const [good, mixed] = await Promise.all([batcher.add([rowNamed('1')]), batcher.add([poison, rowNamed('3')])]);
    expect([good, mixed]).toEqual([[], [{ event_id: poison.event_id, reason: 'bad' }]]);
    const away = new Batcher(recorder(async () => Promise.reject(new Error('refused'))).sink, { size: 1, ageMs: HOUR });
    await expect(away.add([rowNamed('1')])).rejects.toThrow('refused');
  });
});

describe('a sink that refuses a whole batch', () => {
  const refuseUnless = (taken: string) => async (rows: readonly ExportEvent[]) => rows.filter(({ pr_number }) => pr_number !== taken).map(({ event_id }) => ({ event_id, reason: 'bad token' }));
  const batcherOf = (size: number) => new Batcher(recorder(refuseUnless('good')).sink, { size, ageMs: HOUR });
  const named = (count: number, from = 0): ExportEvent[] => Array.from({ length: count }, (_, at) => rowNamed(String(from + at)));

  it('of few rows is believed: a row alone, and the two of an analysis', async () => {
    expect(await batcherOf(1).add(named(1))).toHaveLength(1);
    expect(await batcherOf(2).add(named(2))).toHaveLength(2);
  });

  it('of more is not, and no row is to blame', async () => {
    await expect(batcherOf(11).add(named(11))).rejects.toThrow(new RefusingSinkError('it refuses every row, the last because of: bad token'));
  });

  it('row by row is believed ten times, and again once it has taken one', async () => {
    const batcher = batcherOf(1);
    for (const row of named(10)) expect(await batcher.add([row])).toHaveLength(1);
    await expect(batcher.add(named(1, 10))).rejects.toThrow(RefusingSinkError);
    expect(await batcher.add([rowNamed('good')])).toEqual([]);
    expect(await batcher.add(named(1, 10))).toHaveLength(1);
  });

  it('but for one row is believed of all others', async () => {
    expect(await batcherOf(26).add([...named(25), rowNamed('good')])).toHaveLength(25);
  });
});

describe('a batch that is refused for a row', () => {
  it('is halved down to it; all others are written, once', async () => {
    const written: string[] = [];
    const rows = Array.from({ length: 25 }, (_, index) => rowNamed(String(index)));
    const refused = await writeHalving(rows, async (part) => {
      if (part.some(({ pr_number }) => pr_number === '17' || pr_number === '3')) throw new RefusedBatchError('no such column');
      written.push(...part.map(({ pr_number }) => pr_number));
    });
    expect(refused).toEqual(['3', '17'].map((name) => ({ event_id: rowNamed(name).event_id, reason: 'no such column' })));
    expect(written).toHaveLength(23);
    expect(new Set(written).size).toBe(23);
  });

  it('is not blamed when the sink is away', async () => {
    await expect(writeHalving([rowNamed('1')], async () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  });
});
