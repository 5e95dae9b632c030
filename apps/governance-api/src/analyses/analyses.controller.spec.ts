import { startReads, type Reads } from '../reads.fixture.ts';
import { ANALYSIS_EXAMPLE } from './analysis.example.ts';
import type { AnalysisResponse } from './analysis.response.ts';

let reads: Reads;

beforeEach(async () => {
  reads = await startReads();
});

afterEach(() => reads.app.close());

const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${reads.base}/v1/analysis/${path}`, init);
const status = async (path: string): Promise<AnalysisResponse> => (await get(path)).json() as Promise<AnalysisResponse>;

describe('GET /v1/analysis/{id}', () => {
  it('answers what the documented example says', async () => {
    const id = await reads.accept();
    await reads.finish(id);
    expect(await status(id)).toEqual(JSON.parse(JSON.stringify(ANALYSIS_EXAMPLE)));
  });

  it('shows an analysis that has only been accepted', async () => {
    const id = await reads.accept();
    expect(await status(id)).toMatchObject({ status: 'received', findings_total: 0, risk_summary: {}, decision: null });
  });

  it('shows where and why an analysis failed', async () => {
    const id = await reads.accept();
    await reads.store.fail(id, { stage: 'detect', reason: 'The engine is missing' }, '2026-03-02T09:15:09.000Z');
    expect(await status(id)).toMatchObject({
      status: 'failed',
      failure: { stage: 'detect', reason: 'The engine is missing' },
      stages: { detect: { status: 'failed', reason: 'The engine is missing' } },
    });
  });

  it.each([
    ['an_1', 400, 'malformed_id'],
    [`fd_${'0'.repeat(32)}`, 400, 'malformed_id'],
    [`an_${'A'.repeat(32)}`, 400, 'malformed_id'],
    ['%00', 400, 'malformed_id'],
    [`an_${'0'.repeat(32)}`, 404, 'not_found'],
    [`an_${'0'.repeat(32)}/events`, 404, 'not_found'],
    [`an_${'0'.repeat(32)}?wait=1`, 404, 'not_found'],
    [`an_${'0'.repeat(32)}?wait=soon`, 422, 'validation_failed'],
    [`an_${'0'.repeat(32)}?wait=-1`, 422, 'validation_failed'],
    [`an_${'0'.repeat(32)}?wait=1&wait=2`, 422, 'validation_failed'],
  ])('answers %s with %i %s', async (path, code, problem) => {
    const answer = await get(path);
    expect(answer.status).toBe(code);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: code, code: problem });
  });
});

describe('GET /v1/analysis/{id}?wait=', () => {
  /** Asks, and resolves once the service watches the analysis. */
  async function waiting(path: string): Promise<{ answer: Promise<AnalysisResponse>; watched: Promise<void> }> {
    const { changes } = reads;
    const watch = changes.watch.bind(changes);
    const watched = new Promise<void>((resolve) => {
      changes.watch = (id) => {
        setImmediate(resolve);
        return watch(id);
      };
    });
    return { answer: status(path), watched };
  }

  it('answers when the analysis changes', async () => {
    const id = await reads.accept();
    const { answer, watched } = await waiting(`${id}?wait=30`);
    await watched;
    await reads.store.stageStarted(id, 'enrich', '2026-03-02T09:15:00.100Z');
    expect(await answer).toMatchObject({ status: 'in_progress', stages: { enrich: { status: 'running' } } });
  });

  it('answers the same when nothing changes in that time, at most the limit', async () => {
    await reads.app.close();
    reads = await startReads({ env: { PROVENANCE_LONG_POLL_MAX_SECONDS: '1' } });
    const id = await reads.accept();
    expect(await status(`${id}?wait=600`)).toMatchObject({ status: 'received' });
  });

  it('answers at once when the analysis has ended', async () => {
    const id = await reads.accept();
    await reads.finish(id);
    reads.changes.watch = () => ({ changed: () => Promise.reject(new Error('nobody must wait')), close: () => undefined });
    expect(await status(`${id}?wait=2`)).toMatchObject({ status: 'completed' });
  });

  it('stops watching when the client leaves', async () => {
    const id = await reads.accept();
    const closed = watchersClosed();
    const leave = new AbortController();
    const asked = get(`${id}?wait=60`, { signal: leave.signal }).catch((error: Error) => error.name);
    await closed.opened;
    leave.abort();
    expect(await asked).toBe('AbortError');
    await closed.all;
  });
});

/** Resolves `opened` with the first watch of an analysis and `all` when that one is closed. */
function watchersClosed(): { opened: Promise<void>; all: Promise<void> } {
  const { changes } = reads;
  const watch = changes.watch.bind(changes);
  const opened = Promise.withResolvers<void>();
  const all = Promise.withResolvers<void>();
  changes.watch = (id) => {
    const made = watch(id);
    opened.resolve();
    return { changed: (signal) => made.changed(signal), close: () => (made.close(), all.resolve()) };
  };
  return { opened: opened.promise, all: all.promise };
}

describe('GET /v1/analysis/{id}/events', () => {
  async function* events(answer: Response): AsyncGenerator<AnalysisResponse> {
    let text = '';
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        if (data !== undefined) {
          yield JSON.parse(data) as AnalysisResponse;
        }
      }
    }
  }

  it('sends where it stands, every change, and ends with the analysis', async () => {
    const id = await reads.accept();
    const answer = await get(`${id}/events`);
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const seen: string[] = [];
    for await (const { status } of events(answer)) {
      seen.push(status);
      if (seen.length === 1) {
        await reads.store.stageStarted(id, 'enrich', '2026-03-02T09:15:00.100Z');
      } else if (status === 'in_progress') {
        await reads.store.fail(id, { stage: 'enrich', reason: 'x' }, '2026-03-02T09:15:00.200Z');
      }
    }
    expect(seen).toEqual(['received', 'in_progress', 'failed']);
  });

  it('sends the end at once for an analysis that has ended, whatever Last-Event-ID says', async () => {
    const id = await reads.accept();
    await reads.finish(id);
    const answer = await get(`${id}/events`, { headers: { 'last-event-id': '2030-01-01T00:00:00.000Z\u00e9' } });
    const all = await Array.fromAsync(events(answer));
    expect(all).toEqual([JSON.parse(JSON.stringify(ANALYSIS_EXAMPLE))]);
  });

  it('lets go of everything when the client leaves', async () => {
    const id = await reads.accept();
    const closed = watchersClosed();
    const leave = new AbortController();
    const answer = await get(`${id}/events`, { signal: leave.signal });
    await events(answer).next();
    leave.abort();
    await closed.all;
  });

  it('ends its streams and waits when the process ends', async () => {
    const id = await reads.accept();
    const closed = watchersClosed();
    const answer = await get(`${id}/events`);
    const stream = events(answer);
    await stream.next();
    const [ended] = await Promise.all([stream.next(), reads.app.close()]);
    expect(ended.done).toBe(true);
    await closed.all;
  });
});
