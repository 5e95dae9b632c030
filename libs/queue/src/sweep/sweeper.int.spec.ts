import { QUEUE_PREFIX } from '@provenance/contracts';
import { deriveId } from '@provenance/domain';
import { createRedis } from '@provenance/store';
import { UnrecoverableError, Worker } from 'bullmq';
import type { SweepReport } from '../observer.ts';
import { openPipeline, usePipeline, type Pipeline } from '../pipeline.fixture.ts';
import { PermanentError } from '../workers/failure.ts';
import { DEFAULT_SWEEPER_OPTIONS } from './sweeper.ts';

const MINUTE = 60_000;

let pipeline: Pipeline;

const real = usePipeline((opened) => (pipeline = opened), { batch: 5 });

describe('Sweeper', () => {
  it('adds the flow of an analysis whose process died after it was accepted', async () => {
    const id = await pipeline.accept();
    expect(await pipeline.sweeper.sweep(Date.now())).toMatchObject({ looked: 0 });
    expect(await pipeline.sweeper.sweep(Date.now() + MINUTE)).toMatchObject({ looked: 1, restarted: 1 });
    pipeline.run();
    expect((await pipeline.ended(id)).status).toBe('completed');
  });

  it('leaves flows that move alone and looks again later', async () => {
    const id = await pipeline.submit();
    const later = Date.now() + MINUTE;
    expect(await pipeline.sweeper.sweep(later)).toEqual({ looked: 1, restarted: 0, failed: 0, dropped: 0 });
    expect(await pipeline.ledger.due(later + MINUTE, 10)).toEqual([{ analysisId: id, at: later + MINUTE }]);
  });

  it('adds a job that the flow waits for and that is not there', async () => {
    const id = await pipeline.submit();
    await pipeline.redis.del('{prov}:enrich:wait', '{prov}:detect:wait', `{prov}:enrich:${id}`, `{prov}:detect:${id}`);
    expect(await pipeline.sweeper.sweep(Date.now() + MINUTE)).toMatchObject({ restarted: 1 });
    pipeline.run();
    expect((await pipeline.ended(id)).status).toBe('completed');
  });

  it('fails an analysis whose job failed while nobody could say so', async () => {
    const workers = pipeline.run({
      detect: async () => {
        throw new PermanentError('poison');
      },
    });
    const id = await pipeline.submit();
    await pipeline.ended(id);
    await workers.close();
    await pipeline.store.reopen(id, new Date().toISOString());
    expect(await pipeline.sweeper.sweep(Date.now() + MINUTE)).toMatchObject({ failed: 1 });
    // By the worker; opened again, it is the same failed analysis.
    expect(pipeline.observer.failed).toEqual([`${id} detect: poison`]);
    expect(await pipeline.store.get(id)).toMatchObject({ status: 'failed', failure: { stage: 'detect', reason: 'poison' } });
    expect(await pipeline.ledger.size(Date.now())).toMatchObject({ open: 0 });
  });

  it('closes marks of analyses that have ended', async () => {
    const id = await pipeline.accept();
    await pipeline.store.complete(id, new Date().toISOString(), { findings_total: 0, facts: [] });
    await pipeline.ledger.mark(id, 0);
    expect(await pipeline.sweeper.sweep(Date.now())).toMatchObject({ dropped: 1 });
    expect(await pipeline.ledger.size(Date.now())).toMatchObject({ open: 0 });
  });

  it('keeps the mark of a submission that may still be written, and drops it after ten minutes', async () => {
    const now = Date.now();
    await pipeline.ledger.mark(deriveId('an', 'half'), now);
    expect(await pipeline.sweeper.sweep(now + 9 * MINUTE)).toMatchObject({ dropped: 0 });
    expect(await pipeline.sweeper.sweep(now + 10 * MINUTE)).toMatchObject({ dropped: 1 });
  });

  it('does not stop at marks without a record', async () => {
    const now = Date.now();
    for (let i = 0; i < 12; i++) await pipeline.ledger.mark(deriveId('an', 'half', String(i)), now);
    const id = await pipeline.accept();
    expect(await pipeline.sweeper.sweep(now + MINUTE)).toMatchObject({ looked: 13, restarted: 1 });
    pipeline.run();
    expect((await pipeline.ended(id)).status).toBe('completed');
  });

  it('is harmless when several sweep at once', async () => {
    let decisions = 0;
    const ids = await Promise.all(Array.from({ length: 12 }, () => pipeline.accept()));
    await Promise.all(Array.from({ length: 3 }, () => pipeline.sweeper.sweep(Date.now() + MINUTE)));
    pipeline.run({ decide: async () => (decisions++, { status: 'completed' }) });
    await Promise.all(ids.map((id) => pipeline.ended(id)));
    expect(decisions).toBe(12);
  });

  it('drops dead letters that are older than their contents', async () => {
    pipeline.run({
      decide: async () => {
        throw new PermanentError('poison');
      },
    });
    const id = await pipeline.submit();
    await pipeline.ended(id);
    while ((await pipeline.deadLetters.get('decide', id)) === undefined) await new Promise(setImmediate);
    await pipeline.sweeper.sweep(Date.now() + 8 * 86_400_000);
    expect(await pipeline.redis.keys(`{prov}:*:${id}*`)).toEqual([]);
  });

  it.each(['export', 'backtest'] as const)('drops failed jobs of the queue %s at their age, a batch in a round, though none fails after them', async (name) => {
    const queue = pipeline.queues.queue(name);
    const failed = Promise.withResolvers<void>();
    const connection = createRedis(real.server.url, 'queue-worker', () => undefined);
    const worker = new Worker(name, () => Promise.reject(new UnrecoverableError('poison')), { connection, prefix: QUEUE_PREFIX });
    let failures = 0;
    worker.on('failed', () => ++failures === 7 && failed.resolve());
    await queue.addBulk(Array.from({ length: 7 }, () => ({ name, data: {} })));
    await failed.promise;
    await worker.close();
    connection.disconnect();
    const after = async (ms: number): Promise<number> => {
      await pipeline.sweeper.sweep(Date.now() + ms);
      return queue.getFailedCount();
    };
    const age = DEFAULT_SWEEPER_OPTIONS.failedMs[name];
    expect([await after(age - MINUTE), await after(age + MINUTE), await after(age + MINUTE)]).toEqual([7, 2, 0]);
    expect(await pipeline.redis.keys(`{prov}:${name}:[0-9]*`)).toEqual([]);
  });

  it('runs by itself until it is stopped', async () => {
    const own = await openPipeline(real.server.url, { intervalMs: 1 });
    await own.ledger.mark(deriveId('an', 'half'), 0);
    const swept = new Promise<void>((resolve) => {
      own.observer.swept = ({ dropped }: SweepReport) => {
        if (dropped === 1) resolve();
      };
    });
    own.sweeper.start();
    await swept;
    await own.sweeper.stop();
    await own.close();
    expect(own.observer.errors).toEqual([]);
  });
});
