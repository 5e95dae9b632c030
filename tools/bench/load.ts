import autocannon from 'autocannon';
import type { BodyMint } from './payloads/body-mint.ts';

export const CONNECTIONS = 32;

/** What a server took in. */
export interface Intake {
  accepted: number;
  /** Accepted a second. */
  rate: number;
  /** Milliseconds. */
  p99: number;
}

/** For so long, or so many requests. */
export type Extent = { seconds: number } | { amount: number };

/**
 * Posts distinct bodies over 32 connections.
 * @throws Error when the server refuses one: a rate of refusals is not a rate of submissions.
 */
export async function post(base: string, mint: BodyMint, extent: Extent): Promise<Intake> {
  const started = performance.now();
  let answered = started;
  const result = await autocannon({
    url: base,
    connections: 'amount' in extent ? Math.min(CONNECTIONS, extent.amount) : CONNECTIONS,
    ...('seconds' in extent ? { duration: extent.seconds } : { amount: extent.amount }),
    requests: [
      {
        method: 'POST',
        path: '/v1/analysis',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: mint.next() }),
        onResponse: () => (answered = performance.now()),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${base} refused submissions: ${JSON.stringify(result.statusCodeStats)}, ${result.errors} errors`);
  }
  // Its own duration goes up to the next full second.
  const seconds = (answered - started) / 1000;
  return { accepted: result['2xx'], rate: result['2xx'] / seconds, p99: result.latency.p99 };
}
