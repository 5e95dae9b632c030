import type { ExportEvent } from '@provenance/domain';
import { Batcher } from './batcher.ts';
import { ExportRowsHandler } from './export.handler.ts';
import type { Sink } from './sinks/sink.ts';

const REQUEST = { kind: 'analysis', analysis_id: 'an_1' } as const;

/** A handler whose sink never answers, and what was done up to its end. */
function hanging(onRows: () => void = () => undefined): { handler: ExportRowsHandler; done: string[]; asked: Promise<void> } {
  const done: string[] = [];
  const asked = Promise.withResolvers<void>();
  const write = (): Promise<never> => {
    done.push('sent');
    asked.resolve();
    return new Promise(() => undefined);
  };
  const rowsOf = async (): Promise<ExportEvent[]> => {
    done.push('made');
    onRows();
    return [{ event_id: 'ev_1' } as ExportEvent];
  };
  const batcher = new Batcher({ write } as unknown as Sink, { size: 1, ageMs: 1 });
  const ignore = (): void => undefined;
  const handler = new ExportRowsHandler('file', { rowsOf } as never, batcher, { add: ignore }, { warn: ignore, error: ignore });
  return { handler, done, asked: asked.promise };
}

describe('a request for export that is told to stop', () => {
  it('before it began is not begun', async () => {
    const { handler, done } = hanging();
    await expect(handler.run(REQUEST, AbortSignal.abort(new Error('shutdown')))).rejects.toThrow('shutdown');
    expect(done).toEqual([]);
  });

  it('while its rows are made sends none', async () => {
    const stop = new AbortController();
    const { handler, done } = hanging(() => stop.abort(new Error('shutdown')));
    await expect(handler.run(REQUEST, stop.signal)).rejects.toThrow('shutdown');
    expect(done).toEqual(['made']);
  });

  it('while its sink hangs does not wait for it', async () => {
    const stop = new AbortController();
    const { handler, done, asked } = hanging();
    const run = handler.run(REQUEST, stop.signal);
    await asked;
    stop.abort('shutdown');
    await expect(run).rejects.toThrow('shutdown');
    expect(done).toEqual(['made', 'sent']);
  });
});
