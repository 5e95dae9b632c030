import fc from 'fast-check';
import { EVERY_LANE } from '../pack/lanes.ts';
import { BatchQueue, DEFAULT_BATCH, type ScanTask } from './batch-queue.ts';
import { coreTargets } from './core-targets.ts';
import { FIFO_BYTES } from './fifo.ts';

function task(analyzer = 'python', bytes = 10, path = 'a.py'): ScanTask {
  return {
    target: { analyzers: [analyzer], extension: '.py', content: Buffer.alloc(bytes), path },
    failures: 0,
    resolve: () => undefined,
    reject: () => undefined,
  };
}

function filled(...tasks: ScanTask[]): BatchQueue {
  const queue = new BatchQueue(DEFAULT_BATCH);
  for (const each of tasks) queue.add(each);
  return queue;
}

describe('BatchQueue', () => {
  it('gives a few files to one engine, and shares many among those that are idle', () => {
    expect(filled(...Array.from({ length: 5 }, () => task())).take(2, true)!.tasks).toHaveLength(5);
    const many = filled(...Array.from({ length: 60 }, () => task()));
    expect([many.take(2, true)!.tasks.length, many.take(1, true)!.tasks.length]).toEqual([30, 30]);
  });

  it('gives an engine that is started for it files of one lane, in the order of their arrival', () => {
    const queue = filled(task('go'), task('python'), task('go'), task('typescript'), task('javascript'));
    const lanes = Array.from({ length: 4 }, () => queue.take(1, false)).map((batch) => [batch?.lane, batch?.tasks.length]);
    expect(lanes).toEqual([['go', 2], ['python', 1], ['javascript', 2], [undefined, undefined]]);
  });

  it('runs one suspect at a time while there is other work', () => {
    const queue = filled(task(), task());
    queue.addSuspects([task()], [task()]);
    expect(queue.take(2, true)).toMatchObject({ suspect: true, lane: EVERY_LANE });
    expect(queue.take(1, true)).toMatchObject({ suspect: false });
    expect(queue.take(1, true)).toMatchObject({ suspect: true });
    queue.suspectEnded();
    queue.suspectEnded();
    expect(queue.take(1, true)).toBeUndefined();
  });

  it('loses no file, doubles none, and keeps within its bounds', () => {
    const one = fc.record({
      analyzer: fc.constantFrom('python', 'go', 'java'),
      bytes: fc.nat(2_000_000),
      path: fc.string({ unit: 'binary', maxLength: 4_000 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 150 }), fc.integer({ min: 1, max: 4 }), fc.boolean(), (files, idle, any) => {
        const tasks = files.map(({ analyzer, bytes, path }) => task(analyzer, bytes, path));
        const queue = filled(...tasks);
        const taken: ScanTask[] = [];
        for (let batch = queue.take(idle, any); batch !== undefined; batch = queue.take(idle, any)) {
          taken.push(...batch.tasks);
          const sum = batch.tasks.reduce((total, { target }) => total + target.content.length, 0);
          expect(batch.tasks.length === 1 || sum <= DEFAULT_BATCH.bytes).toBe(true);
          expect(batch.tasks.length).toBeLessThanOrEqual(DEFAULT_BATCH.files);
          const staged = batch.tasks.map((_, n) => `/dev/shm/provenance-detect-1234567-abcdef/core-12345/f${n}.py`);
          const listed = coreTargets(batch.tasks.map(({ target }) => target), staged);
          expect(Buffer.byteLength(listed)).toBeLessThanOrEqual(FIFO_BYTES + 100);
        }
        expect(new Set(taken)).toEqual(new Set(tasks));
        expect(taken).toHaveLength(tasks.length);
      }),
      { numRuns: 30 },
    );
  });
});
