import { DEFAULT_ATTRIBUTION } from '@provenance/attribution';
import { type AnalysisRecord, type Decision, waitingStages } from '@provenance/domain';
import { PermanentError, type StageContext } from '@provenance/queue';
import { InMemoryAnalysisStore, InMemoryOpenLedger } from '@provenance/store';
import type { EnrichHandler } from './enrich.handler.ts';
import { enrichHandler } from './handler.fixture.ts';

const ID = `an_${'1'.repeat(32)}`;
const context: StageContext = { signal: new AbortController().signal, attempt: 1, lastAttempt: false };

const record: AnalysisRecord = {
  analysis_id: ID,
  status: 'received',
  repo: 'acme/shop',
  pr_number: '42',
  base_sha: 'abc123',
  head_sha: 'def456',
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
  body_sha256: 'x',
  line_count: 1,
  has_files: false,
  stages: waitingStages(),
};

/** The example payload of the documentation. */
const body = {
  repo: 'acme/shop',
  pr_number: '42',
  base_sha: 'abc123',
  head_sha: 'def456',
  provenance_data: {
    changed_lines: [
      {
        file_path: 'api/orders.py',
        line_number: 128,
        change_type: 'added',
        content: 'query = f"SELECT * FROM orders WHERE id = {order_id}"',
        language: 'python',
        attribution: {
          agent_id: 'claude-3-opus',
          agent_session_id: 'sess-789',
          provenance_marker: 'Agent-ID: claude-3-opus-20240229',
        },
      },
    ],
  },
};

async function accepted(submitted: Buffer): Promise<{ store: InMemoryAnalysisStore; handler: EnrichHandler }> {
  const store = new InMemoryAnalysisStore(new InMemoryOpenLedger());
  await store.accept({ record, body: submitted });
  return { store, handler: enrichHandler(store, DEFAULT_ATTRIBUTION).handler };
}

describe('enrich', () => {
  it('keeps a verdict for each changed line, without its content', async () => {
    const { store, handler } = await accepted(Buffer.from(JSON.stringify(body)));
    await expect(handler.run(ID, context)).resolves.toEqual({
      status: 'completed',
      reason: 'GitHub was not asked: no credentials are set',
    });
    const lines = await store.lines(ID);
    expect(lines).toHaveLength(1);
    expect(lines?.[0]).toMatchObject({
      file_path: 'api/orders.py',
      line_number: 128,
      complexity: 1,
      verdict: { contributor: 'ai', agent_id: 'claude-3-opus', session_id: 'sess-789', confidence: 0.6 },
    });
    expect(JSON.stringify(lines)).not.toContain('SELECT');
  });

  it('says the same when it runs twice', async () => {
    const { store, handler } = await accepted(Buffer.from(JSON.stringify(body)));
    await handler.run(ID, context);
    const first = await store.lines(ID);
    await handler.run(ID, context);
    expect(await store.lines(ID)).toEqual(first);
  });

  it('keeps every line of a large change', async () => {
    const line = body.provenance_data.changed_lines[0];
    const changed_lines = Array.from({ length: 1_001 }, (_, at) => ({ ...line, line_number: at + 1 }));
    const { store, handler } = await accepted(Buffer.from(JSON.stringify({ ...body, provenance_data: { changed_lines } })));
    await handler.run(ID, context);
    expect((await store.lines(ID))?.map(({ line_number }) => line_number)).toEqual(changed_lines.map(({ line_number }) => line_number));
  });

  it('says which evidence could not be read, and attributes the lines by the rest', async () => {
    const notes = [1, 2, 3, 4].map((number) => ({ commit: `def45${number}`, content: 'torn' }));
    const data = { ...body.provenance_data, notes, traces: [{ kind: 'session' }] };
    const { store, handler } = await accepted(Buffer.from(JSON.stringify({ ...body, provenance_data: data })));
    await expect(handler.run(ID, context)).resolves.toEqual({
      status: 'degraded',
      reason: expect.stringMatching(/^Evidence that could not be used: note \(def451\) .*; and 2 more$/),
    });
    expect((await store.lines(ID))?.[0]?.verdict.agent_id).toBe('claude-3-opus');
  });

  it('has nothing left to do once a decision stands', async () => {
    const { store, handler } = await accepted(Buffer.from('{}'));
    await store.saveDecision(ID, { decision_id: 'pd' } as Decision, { attestation: { evidence_sha256: '', evidence_bytes: 0 }, evidence: Buffer.alloc(0) });
    await store.dropBody(ID);
    await expect(handler.run(ID, context)).resolves.toEqual({ status: 'completed' });
  });

  it.each([
    ['expired', undefined],
    ['unreadable', Buffer.from('{"provenance_data": 1}')],
  ])('fails for good when the submission is %s', async (_case, submitted) => {
    const { store, handler } = await accepted(submitted ?? Buffer.from('{}'));
    if (submitted === undefined) {
      await store.dropBody(ID);
    }
    await expect(handler.run(ID, context)).rejects.toBeInstanceOf(PermanentError);
  });

  it('stops when its signal aborts, and keeps nothing', async () => {
    const { store, handler } = await accepted(Buffer.from(JSON.stringify(body)));
    const signal = AbortSignal.abort(new Error('shutting down'));
    await expect(handler.run(ID, { ...context, signal })).rejects.toThrow('shutting down');
    expect(await store.lines(ID)).toBeUndefined();
  });
});
