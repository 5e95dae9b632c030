import { ANALYSIS_EXAMPLE } from './analysis.example.ts';
import type { AnalysisResponse } from './analysis.response.ts';
import { eventStream } from './event-stream.ts';

async function* oneWhen(ready: Promise<void>): AsyncGenerator<AnalysisResponse, void, void> {
  await ready;
  yield ANALYSIS_EXAMPLE;
}

describe('a stream of events', () => {
  it('sends heartbeats until there is something to say', async () => {
    const ready = Promise.withResolvers<void>();
    const stream = eventStream(oneWhen(ready.promise), 1);
    expect((await stream.next()).value).toBe(': heartbeat\n\n');
    expect((await stream.next()).value).toBe(': heartbeat\n\n');
    ready.resolve();
    const rest = (await Array.fromAsync(stream)).filter((text) => !text.startsWith(':'));
    expect(rest).toHaveLength(1);
    expect(rest[0]).toMatch(/^event: analysis\nid: 2026-03-02T09:15:00\.412Z\ndata: \{.*\}\n\n$/);
  });

  it('breaks when its source does', async () => {
    const stream = eventStream(oneWhen(Promise.reject(new Error('the store is away'))), 10_000);
    await expect(stream.next()).rejects.toThrow('the store is away');
  });
});
