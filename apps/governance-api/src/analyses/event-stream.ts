import type { AnalysisResponse } from './analysis.response.ts';

/** A comment of the format: keeps proxies from closing the stream, and clients do not see it. */
const HEARTBEAT = ': heartbeat\n\n';

/** One event, as https://html.spec.whatwg.org/#server-sent-events writes it; JSON has no bare line breaks. */
export function toEvent(analysis: AnalysisResponse): string {
  return `event: analysis\nid: ${analysis.updated_at}\ndata: ${JSON.stringify(analysis)}\n\n`;
}

/**
 * The events of an analysis as text, with a heartbeat whenever `heartbeatMs` pass without one. It ends
 * with the analysis or with the signal, and lets go of everything when its reader leaves.
 */
export async function* eventStream(analyses: AsyncGenerator<AnalysisResponse, void, void>, heartbeatMs: number): AsyncGenerator<string, void, void> {
  let next = analyses.next();
  for (;;) {
    const result = await within(next, heartbeatMs);
    if (result === 'late') {
      yield HEARTBEAT;
    } else if (result.done === true) {
      return;
    } else {
      yield toEvent(result.value);
      next = analyses.next();
    }
  }
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
