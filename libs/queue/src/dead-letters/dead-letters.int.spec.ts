import { jest } from '@jest/globals';
import { deriveId } from '@provenance/domain';
import { queueGauges } from '../gauges/queue-gauges.ts';
import { usePipeline, type Pipeline } from '../pipeline.fixture.ts';
import { PermanentError } from '../workers/failure.ts';

let pipeline: Pipeline;
let broken: boolean;

usePipeline((opened) => (pipeline = opened));
beforeEach(() => {
  broken = true;
  pipeline.run({
    detect: async () => {
      if (broken) throw new PermanentError('the engine is missing');
      return { status: 'completed' };
    },
  });
});

async function failedAnalysis(): Promise<string> {
  const id = await pipeline.submit();
  await pipeline.ended(id);
  // The record says failed before BullMQ has moved the job.
  while ((await pipeline.deadLetters.get('detect', id)) === undefined) await new Promise(setImmediate);
  return id;
}

describe('DeadLetters', () => {
  it('shows why and when a job failed', async () => {
    const id = await failedAnalysis();
    expect(await pipeline.deadLetters.get('detect', id)).toEqual({
      stage: 'detect',
      analysis_id: id,
      reason: 'the engine is missing',
      attempts: 1,
      failed_at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(await pipeline.deadLetters.get('decide', id)).toBeUndefined();
  });

  it('completes the analysis when the job is replayed after the cause is gone', async () => {
    const id = await failedAnalysis();
    broken = false;
    expect(await pipeline.deadLetters.replay('detect', id)).toBe(true);
    const record = await pipeline.until(id, ({ status }) => status === 'completed');
    expect(record.failure).toBeUndefined();
    expect((await pipeline.deadLetters.list({ limit: 10 })).items).toEqual([]);
    expect(await pipeline.ledger.size(Date.now())).toMatchObject({ open: 0 });
  });

  it('waits from its replay: how long it lay there is no time of its queue', async () => {
    const id = await failedAnalysis();
    await pipeline.redis.hset(`{prov}:detect:${id}`, 'timestamp', Date.now() - 7_200_000);
    await pipeline.queues.queue('detect').pause();
    broken = false;
    await pipeline.deadLetters.replay('detect', id);
    const gauges = await queueGauges(pipeline.queues);
    await pipeline.queues.queue('detect').resume();
    await pipeline.until(id, ({ status }) => status === 'completed');
    const { waitSeconds } = pipeline.observer.finished.findLast(({ queue }) => queue === 'detect')!;
    expect(Math.max(waitSeconds!, ...gauges.map(({ oldestJobAgeSeconds }) => oldestJobAgeSeconds))).toBeLessThan(600);
  });

  it('fails again, with all its attempts, when the cause is still there, and is one failed analysis', async () => {
    const id = await failedAnalysis();
    await pipeline.deadLetters.replay('detect', id);
    const record = await pipeline.until(id, ({ status }) => status === 'failed');
    expect(record.failure).toEqual({ stage: 'detect', reason: 'the engine is missing' });
    while ((await pipeline.deadLetters.get('detect', id)) === undefined) await new Promise(setImmediate);
    expect(pipeline.observer.failed).toEqual([`${id} detect: the engine is missing`]);
    expect(pipeline.observer.dead).toHaveLength(2);
  });

  it('is not replayed once its contents are gone: it could only fail again', async () => {
    const id = await failedAnalysis();
    await pipeline.store.dropBody(id);
    await expect(pipeline.deadLetters.replay('detect', id)).rejects.toMatchObject({ code: 'content_gone' });
    expect(await pipeline.deadLetters.get('detect', id)).toBeDefined();
    expect((await pipeline.store.get(id))?.status).toBe('failed');
  });

  it('is not replayed while its contents cannot be read, and says why', async () => {
    const id = await failedAnalysis();
    await pipeline.redis.set(`prov:{${id}}:body`, 'gone bad');
    await expect(pipeline.deadLetters.replay('detect', id)).rejects.toMatchObject({ code: 'content_gone', message: expect.stringContaining('Blob format 103') });
    expect((await pipeline.store.get(id))?.status).toBe('failed');
  });

  it('whose job is damaged is shown, listed and dropped, and not replayed', async () => {
    const id = await failedAnalysis();
    const letter = await pipeline.deadLetters.get('detect', id);
    await pipeline.redis.hset(`{prov}:detect:${id}`, 'data', '{"analysisId": secret');
    expect(await pipeline.deadLetters.get('detect', id)).toEqual(letter);
    expect((await pipeline.deadLetters.list({ limit: 10 })).items).toEqual([letter]);
    await expect(pipeline.deadLetters.replay('detect', id)).rejects.toMatchObject({ code: 'content_gone', message: 'Its job is damaged: drop it, and run the analysis again by its id' });
    expect((await pipeline.store.get(id))?.status).toBe('failed');
    expect(await pipeline.deadLetters.drop('detect', id)).toBe(true);
    expect(await pipeline.redis.keys(`{prov}:*:${id}*`)).toEqual([]);
  });

  it('drops the job and all of its flow, and the analysis stays failed', async () => {
    const id = await failedAnalysis();
    expect(await pipeline.deadLetters.drop('detect', id)).toBe(true);
    expect(await pipeline.deadLetters.drop('detect', id)).toBe(false);
    expect(await pipeline.redis.keys(`{prov}:*:${id}*`)).toEqual([]);
    expect((await pipeline.store.get(id))?.status).toBe('failed');
  });

  it('is replayed once, however many ask for it at once', async () => {
    const id = await failedAnalysis();
    broken = false;
    const answers = await Promise.all(Array.from({ length: 5 }, () => pipeline.deadLetters.replay('detect', id)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect((await pipeline.until(id, ({ status }) => status === 'completed')).failure).toBeUndefined();
  });

  it('stays dropped when it is replayed at once: the analysis is failed, and nothing starts it anew', async () => {
    const id = await failedAnalysis();
    broken = false;
    // The drop comes in between what a replay looks at and what it does.
    const reopen = pipeline.store.reopen.bind(pipeline.store);
    jest.spyOn(pipeline.store, 'reopen').mockImplementationOnce(async (...args) => {
      expect(await pipeline.deadLetters.drop('detect', id)).toBe(true);
      return reopen(...args);
    });
    expect(await pipeline.deadLetters.replay('detect', id)).toBe(false);
    expect(await pipeline.store.get(id)).toMatchObject({ status: 'failed', failure: { stage: 'detect', reason: 'the engine is missing' } });
    expect(await pipeline.ledger.size(Date.now())).toMatchObject({ open: 0 });
  });

  it('expires what nobody replayed in time', async () => {
    const id = await failedAnalysis();
    expect(await pipeline.deadLetters.expire(Date.now() - 60_000, 10)).toBe(0);
    expect(await pipeline.deadLetters.expire(Date.now() + 60_000, 10)).toBe(1);
    expect(await pipeline.redis.keys(`{prov}:*:${id}*`)).toEqual([]);
  });

  it('knows nothing of jobs that did not fail', async () => {
    const id = deriveId('an', 'none');
    expect(await pipeline.deadLetters.replay('detect', id)).toBe(false);
    expect(await pipeline.deadLetters.drop('detect', id)).toBe(false);
  });

  it('pages through all of them, newest first, each once', async () => {
    const ids = [];
    for (let i = 0; i < 7; i++) ids.push(await failedAnalysis());
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await pipeline.deadLetters.list({ limit: 3, stage: 'detect', ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map(({ analysis_id }) => analysis_id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect([...seen].sort()).toEqual([...ids].sort());
    expect(new Set(seen).size).toBe(7);
  });

  it('pages through those that failed in the same millisecond', async () => {
    const ids = [];
    for (let i = 0; i < 5; i++) ids.push(await failedAnalysis());
    await pipeline.redis.zadd('{prov}:detect:failed', ...ids.flatMap((id) => [1_000, id]));
    const first = await pipeline.deadLetters.list({ limit: 2 });
    const second = await pipeline.deadLetters.list({ limit: 2, cursor: first.next! });
    const third = await pipeline.deadLetters.list({ limit: 2, cursor: second.next! });
    const seen = [...first.items, ...second.items, ...third.items].map(({ analysis_id }) => analysis_id);
    expect(seen.sort()).toEqual([...ids].sort());
    expect(third.next).toBeUndefined();
  });
});
