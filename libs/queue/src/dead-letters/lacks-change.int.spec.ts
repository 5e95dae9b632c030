import { jest } from '@jest/globals';
import { reportedSubmission } from '@provenance/contracts';
import { usePipeline, type Pipeline } from '../pipeline.fixture.ts';
import { PermanentError } from '../workers/failure.ts';

let pipeline: Pipeline;

usePipeline((opened) => (pipeline = opened));

describe('the letter of a change that GitHub did not tell', () => {
  let asked: number;
  let decided: number;
  let away: boolean;

  async function reported(): Promise<string> {
    [asked, decided, away] = [0, 0, true];
    const { store, flows } = pipeline;
    pipeline.run({
      enrich: async (id) => {
        asked += 1;
        if (away) throw new PermanentError('GitHub refuses: 401');
        await store.saveLines(id, []);
        return { status: 'completed' };
      },
      decide: async (id) => {
        decided += 1;
        if ((await store.lines(id)) === undefined) throw new PermanentError('what it changes is not known');
        return { status: 'completed' };
      },
    });
    const at = new Date().toISOString();
    const { record, body } = reportedSubmission({ repo: 'acme/shop', pr_number: '1', base_sha: 'a'.repeat(40), head_sha: 'b'.repeat(40), branch: 'topic', updated_at: Date.parse(at) }, at);
    await store.accept({ record, body });
    await flows.start(record.analysis_id, 'to_fetch');
    await pipeline.ended(record.analysis_id);
    while ((await pipeline.deadLetters.get('decide', record.analysis_id)) === undefined) await new Promise(setImmediate);
    return record.analysis_id;
  }

  it('asks GitHub again: decide alone would fail for ever', async () => {
    const id = await reported();
    away = false;
    expect(await pipeline.deadLetters.replay('decide', id)).toBe(true);
    const record = await pipeline.until(id, ({ status }) => status === 'completed');
    expect([asked, record.failure, record.stages.enrich.status]).toEqual([2, undefined, 'completed']);
    await pipeline.idle();
    expect((await pipeline.deadLetters.list({ limit: 10 })).items).toEqual([]);
  });

  it('asks GitHub again where nothing is left above the job that failed', async () => {
    const id = await reported();
    await pipeline.redis.del(`{prov}:analyse:${id}`);
    away = false;
    expect(await pipeline.deadLetters.replay('decide', id)).toBe(true);
    expect((await pipeline.until(id, ({ status }) => status === 'completed')).failure).toBeUndefined();
    expect(decided).toBe(2);
  });

  it('stays dropped when it is replayed at once', async () => {
    const id = await reported();
    const reopen = pipeline.store.reopen.bind(pipeline.store);
    jest.spyOn(pipeline.store, 'reopen').mockImplementationOnce(async (...args) => {
      const opened = await reopen(...args);
      expect(await pipeline.deadLetters.drop('decide', id)).toBe(true);
      return opened;
    });
    expect(await pipeline.deadLetters.replay('decide', id)).toBe(false);
    expect((await pipeline.store.get(id))?.status).toBe('failed');
    expect(await pipeline.redis.keys(`{prov}:*:${id}*`)).toEqual([]);
  });

  it('runs enrich again where what that kept is damaged', async () => {
    let attempts = 0;
    const { store } = pipeline;
    pipeline.run({
      enrich: async (id) => {
        await store.saveLines(id, []);
        return { status: 'completed' };
      },
      detect: async (id) => {
        if (attempts++ === 0) await pipeline.redis.set(`prov:{${id}}:lines`, 'gone bad');
        await store.lines(id);
        return { status: 'completed' };
      },
    });
    const id = await pipeline.submit('to_fetch');
    expect((await pipeline.ended(id)).failure?.reason).toContain('Blob format 103');
    while ((await pipeline.deadLetters.get('detect', id)) === undefined) await new Promise(setImmediate);
    expect(await pipeline.deadLetters.replay('detect', id)).toBe(true);
    expect((await pipeline.until(id, ({ status }) => status === 'completed')).failure).toBeUndefined();
  });

  it('fails again as long as GitHub does not tell, and can be asked for once more', async () => {
    const id = await reported();
    expect(await pipeline.deadLetters.replay('decide', id)).toBe(true);
    await pipeline.until(id, ({ status }) => status === 'failed');
    while ((await pipeline.deadLetters.get('decide', id)) === undefined) await new Promise(setImmediate);
    away = false;
    await pipeline.deadLetters.replay('decide', id);
    await pipeline.until(id, ({ status }) => status === 'completed');
    expect(asked).toBe(3);
  });
});
