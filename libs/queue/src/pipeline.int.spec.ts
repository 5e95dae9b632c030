import { ProvenanceError, STAGES } from '@provenance/domain';
import { queueGauges } from './gauges/queue-gauges.ts';
import { completed, usePipeline, type Pipeline } from './pipeline.fixture.ts';
import { failAnalysis } from './workers/fail-analysis.ts';
import { PermanentError, PostponedError, SupersededError, TransientError } from './workers/failure.ts';

let pipeline: Pipeline;

usePipeline((opened) => (pipeline = opened));

function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('the way of an analysis', () => {
  it('runs the stages in the order of the data and leaves nothing in the queues', async () => {
    const order: string[] = [];
    const note = (stage: string) => async () => {
      order.push(stage);
      return { status: 'completed' } as const;
    };
    pipeline.run({ enrich: note('enrich'), detect: note('detect'), decide: note('decide') });
    const record = await pipeline.ended(await pipeline.submit());
    expect(record.status).toBe('completed');
    expect(order.slice(0, 2).sort()).toEqual(['detect', 'enrich']);
    expect(order[2]).toBe('decide');
    expect(STAGES.map((stage) => record.stages[stage].status)).toEqual(Array(4).fill('completed'));
    expect(await pipeline.ledger.size(Date.now())).toMatchObject({ open: 0 });
  });

  it('lets detect wait for enrich when the contents must be fetched', async () => {
    const order: string[] = [];
    pipeline.run({
      enrich: async () => (order.push('enrich'), completed('', {} as never)),
      detect: async () => (order.push('detect'), completed('', {} as never)),
    });
    await pipeline.ended(await pipeline.submit('to_fetch'));
    expect(order).toEqual(['enrich', 'detect']);
  });

  it('runs a flow that was added twice, also at the same time, once', async () => {
    let runs = 0;
    const id = await pipeline.accept();
    await Promise.all([pipeline.flows.start(id, 'brought'), pipeline.flows.start(id, 'brought')]);
    await pipeline.flows.startMany([{ analysisId: id, contents: 'brought' }]);
    pipeline.run({ decide: async () => (runs++, completed('', {} as never)) });
    expect((await pipeline.ended(id)).status).toBe('completed');
    expect(runs).toBe(1);
  });

  it('does nothing when a job of a completed analysis is delivered again', async () => {
    let detections = 0;
    pipeline.run({ detect: async () => (detections++, completed('', {} as never)) });
    const id = await pipeline.submit();
    const first = await pipeline.ended(id);
    const other = gate();
    pipeline.observer.jobFinished = ({ queue, outcome }) => {
      if (queue === 'analyse' && outcome === 'skipped') other.open();
    };
    await pipeline.flows.start(id, 'brought');
    await other.opened;
    expect(detections).toBe(1);
    expect(await pipeline.store.get(id)).toEqual(first);
  });

  it('goes on with what follows the completion when it died in between', async () => {
    const runs: string[] = [];
    const analyse = async (id: string) => {
      runs.push((await pipeline.store.get(id))!.status);
      await pipeline.store.complete(id, new Date().toISOString(), { findings_total: 0, facts: [] });
      if (runs.length === 1) throw new TransientError('died');
      return { status: 'completed' } as const;
    };
    pipeline.run({ analyse }, {}, 'analyse');
    await pipeline.submit();
    await pipeline.idle();
    expect(runs).toEqual(['in_progress', 'completed']);
  });

  it('adds many flows', async () => {
    pipeline.run();
    const ids = await Promise.all(Array.from({ length: 60 }, () => pipeline.accept()));
    await pipeline.flows.startMany(ids.map((analysisId) => ({ analysisId, contents: 'brought' })));
    const records = await Promise.all(ids.map((id) => pipeline.ended(id)));
    expect(records.every(({ status }) => status === 'completed')).toBe(true);
  });

  it('counts what waits, at the deepest stage and in the gauges', async () => {
    for (let i = 0; i < 3; i++) await pipeline.submit();
    expect(await pipeline.flows.depth()).toBe(3);
    const gauges = await queueGauges(pipeline.queues, Date.now() + 5_000);
    expect(gauges.map(({ queue, jobs }) => [queue, jobs.waiting, jobs.waiting_children])).toEqual([
      ['enrich', 3, 0],
      ['detect', 3, 0],
      ['decide', 0, 3],
      ['analyse', 0, 3],
    ]);
    expect(gauges[0]!.oldestJobAgeSeconds).toBeGreaterThanOrEqual(5);
    expect(gauges[2]!.oldestJobAgeSeconds).toBe(0);
    expect(gauges.map(({ paused }) => paused)).toEqual([false, false, false, false]);
  });

  it('counts the age of a job that Redis holds up, though it is tried again now and then', async () => {
    const id = await pipeline.submit();
    await pipeline.redis.hset(`{prov}:detect:${id}`, 'timestamp', Date.now() - 7_200_000);
    const later = Promise.withResolvers<void>();
    pipeline.run({
      detect: async () => {
        later.resolve();
        throw new ProvenanceError('store_unavailable', 'The store refuses: NOPERM', { retryAfter: 3_600 });
      },
    });
    await later.promise;
    while ((await queueGauges(pipeline.queues))[1]!.jobs.delayed === 0) await new Promise(setImmediate);
    expect((await queueGauges(pipeline.queues))[1]!.oldestJobAgeSeconds).toBeGreaterThanOrEqual(7_200);
  });

  it('counts the age of a job from the end of those that it waited for', async () => {
    const id = await pipeline.submit();
    await pipeline.redis.hset(`{prov}:decide:${id}`, 'timestamp', Date.now() - 7_200_000);
    await pipeline.queues.queue('decide').pause();
    pipeline.run();
    while ((await queueGauges(pipeline.queues))[2]!.jobs.waiting === 0) await new Promise(setImmediate);
    expect((await queueGauges(pipeline.queues))[2]!.oldestJobAgeSeconds).toBeLessThan(600);
  });
});

describe('failures', () => {
  it('tries again what may succeed', async () => {
    const attempts: number[] = [];
    pipeline.run({
      detect: async (_id, { attempt }) => {
        attempts.push(attempt);
        if (attempt === 1) throw new Error('the disk is full');
        return { status: 'completed' };
      },
    });
    expect((await pipeline.ended(await pipeline.submit())).status).toBe('completed');
    expect(attempts).toEqual([1, 2]);
    expect(pipeline.observer.finished.filter(({ queue }) => queue === 'detect')).toMatchObject([
      { outcome: 'retried', attempt: 1, error: new Error('the disk is full') },
      { outcome: 'completed', attempt: 2 },
    ]);
  });

  it('fails the analysis with the reason when it cannot, and keeps a dead letter', async () => {
    pipeline.run({
      detect: async () => {
        throw new PermanentError('the engine is\n  missing');
      },
    });
    const id = await pipeline.submit();
    expect(await pipeline.ended(id)).toMatchObject({ status: 'failed', failure: { stage: 'detect', reason: 'the engine is missing' } });
    while (pipeline.observer.dead.length === 0) await new Promise(setImmediate);
    expect(pipeline.observer.dead).toEqual([{ queue: 'detect', analysisId: id, reason: 'the engine is missing' }]);
  });

  it('tells once that an analysis has failed, whoever else tries', async () => {
    const workers = pipeline.run({
      detect: async () => {
        throw new PermanentError('poison');
      },
    });
    const id = await pipeline.submit();
    await pipeline.ended(id);
    await workers.close();
    await pipeline.ledger.mark(id, 0);
    await pipeline.sweeper.sweep();
    await failAnalysis(pipeline.store, pipeline.observer, id, { stage: 'decide', reason: 'late' }, new Date().toISOString());
    expect(pipeline.observer.failed).toEqual([`${id} detect: poison`]);
  });

  it('goes on without enrich and says so', async () => {
    pipeline.run({
      enrich: async () => {
        throw new PermanentError('GitHub is away');
      },
    });
    const record = await pipeline.ended(await pipeline.submit());
    expect(record.status).toBe('completed');
    expect(record.stages.enrich).toMatchObject({ status: 'degraded', reason: 'GitHub is away' });
    expect((await pipeline.deadLetters.list({ limit: 10 })).items).toEqual([]);
  });

  it('carries the reason of a degraded stage', async () => {
    pipeline.run({ detect: async () => ({ status: 'degraded', reason: 'half of the rules' }) });
    const record = await pipeline.ended(await pipeline.submit());
    expect(record.stages.detect).toMatchObject({ status: 'degraded', reason: 'half of the rules' });
  });

  it('does not let one failure hold up the others', async () => {
    const bad = await pipeline.accept();
    pipeline.run({
      detect: async (id) => {
        if (id === bad) throw new PermanentError('poison');
        return { status: 'completed' };
      },
    });
    await pipeline.flows.start(bad, 'brought');
    const others = await Promise.all(Array.from({ length: 10 }, () => pipeline.submit()));
    const records = await Promise.all([bad, ...others].map((id) => pipeline.ended(id)));
    expect(records.map(({ status }) => status)).toEqual(['failed', ...Array(10).fill('completed')]);
  });

  it('refuses a payload that it cannot read and fails its analysis', async () => {
    pipeline.run();
    const id = await pipeline.accept();
    await pipeline.queues.queue('detect').add('detect', { analysisId: id, schemaVersion: 0 }, { jobId: id });
    const record = await pipeline.ended(id);
    expect(record.failure?.reason).toContain('schemaVersion 0');
  });

  it('lets a job wait that can only go on later, with its attempt, and others pass it', async () => {
    const attempts: number[] = [];
    const late = await pipeline.accept();
    pipeline.run({
      enrich: async (id, { attempt }) => {
        if (id === late && attempts.push(attempt) === 1) throw new PostponedError('GitHub asks to wait', Date.now() + 3_600_000);
        return { status: 'completed' };
      },
    });
    await pipeline.flows.start(late, 'to_fetch');
    expect((await pipeline.ended(await pipeline.submit('to_fetch'))).status).toBe('completed');
    const job = (await pipeline.queues.queue('enrich').getJob(late))!;
    expect([await job.getState(), attempts]).toEqual(['delayed', [1]]);
    // Its turn begins when the wait ends: nobody kept it waiting before.
    expect(job.timestamp).toBeGreaterThan(Date.now() + 3_000_000);
    await pipeline.sweeper.sweep(Date.now() + 600_000);
    await job.promote();
    expect((await pipeline.ended(late)).status).toBe('completed');
    expect(attempts).toEqual([1, 1]);
    expect(pipeline.observer.finished.filter(({ queue }) => queue === 'enrich').map(({ outcome }) => outcome)).toEqual([
      'postponed',
      'completed',
      'completed',
    ]);
  });

  it('gives a running job back with its attempt when the process shuts down', async () => {
    const started = gate();
    const workers = pipeline.run(
      {
        detect: (_id, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(new Error('stopped')));
            started.open();
          }),
      },
      { closeGraceMs: 0 },
    );
    const id = await pipeline.submit();
    await started.opened;
    await workers.close();
    expect(pipeline.observer.finished.find(({ queue }) => queue === 'detect')?.outcome).toBe('interrupted');
    const attempts: number[] = [];
    pipeline.run({ detect: async (_id, { attempt }) => (attempts.push(attempt), { status: 'completed' }) });
    expect((await pipeline.ended(id)).status).toBe('completed');
    expect(attempts).toEqual([1]);
  });
});

describe('a newer push', () => {
  it('ends an analysis whose stage finds it: its other stages do nothing, and nothing is a dead letter', async () => {
    const ran: string[] = [];
    pipeline.run({
      enrich: async () => Promise.reject(new SupersededError('beef')),
      detect: async () => (ran.push('detect'), { status: 'completed' }),
    });
    const id = await pipeline.submit('to_fetch');
    expect(await pipeline.ended(id)).toMatchObject({ status: 'failed', superseded_by: 'beef' });
    await pipeline.idle();
    expect([ran, pipeline.observer.superseded, pipeline.observer.failed, pipeline.observer.dead]).toEqual([[], 1, [], []]);
    expect(await pipeline.store.body(id)).toBeUndefined();
    expect(await pipeline.ledger.size(Date.now())).toMatchObject({ open: 0 });
  });

  it('takes the flow of one that waits out of every queue, and leaves one that runs to its worker', async () => {
    const left = async (id: string) => (await Promise.all(STAGES.map((stage) => pipeline.queues.queue(stage).getJob(id)))).filter((job) => job !== undefined).length;
    const waiting = await pipeline.submit('to_fetch');
    await pipeline.flows.remove(waiting);
    await pipeline.flows.remove(waiting);
    expect(await left(waiting)).toBe(0);
    const [began, superseded] = [gate(), gate()];
    pipeline.run({ enrich: async () => (began.open(), await superseded.opened, { status: 'completed' }) });
    const running = await pipeline.submit('to_fetch');
    await began.opened;
    await pipeline.store.supersede(running, 'beef', new Date().toISOString());
    await pipeline.flows.remove(running);
    superseded.open();
    await pipeline.idle();
    expect([await pipeline.store.get(running), pipeline.observer.dead]).toMatchObject([{ status: 'failed', superseded_by: 'beef' }, []]);
    expect(await left(running)).toBe(0);
  });

  it('that comes while a stage runs takes its failure for nothing', async () => {
    const began = gate();
    const superseded = gate();
    pipeline.run({
      enrich: async () => {
        began.open();
        await superseded.opened;
        throw new PermanentError('the body is gone');
      },
    });
    const id = await pipeline.submit('to_fetch');
    await began.opened;
    expect(await pipeline.store.supersede(id, 'beef', new Date().toISOString())).toBe(true);
    superseded.open();
    await pipeline.idle();
    expect([pipeline.observer.failed, pipeline.observer.dead, pipeline.observer.finished.map(({ outcome }) => outcome)]).toEqual([[], [], Array(4).fill('skipped')]);
  });
});

describe('health', () => {
  it('is live and ready while the workers ask for work', async () => {
    const workers = pipeline.run();
    await pipeline.ended(await pipeline.submit());
    expect(await workers.health()).toEqual({ live: true, ready: true });
  });

  it('is not live once a stage hangs at one analysis, and says which', async () => {
    let now = 0;
    const began = gate();
    const hanging = gate();
    const workers = pipeline.run({ detect: async () => (began.open(), await hanging.opened, completed('', {} as never)) }, { stages: ['detect'], now: () => now });
    const id = await pipeline.submit();
    await began.opened;
    now += 7_200_000;
    expect(await workers.health()).toEqual({ live: true, ready: true });
    now += 60_000;
    expect(await workers.health()).toEqual({ live: false, ready: false, detail: 'Not working: detect' });
    hanging.open();
    pipeline.run({}, { stages: ['enrich', 'decide', 'analyse'] });
    await pipeline.ended(id);
  });
});
