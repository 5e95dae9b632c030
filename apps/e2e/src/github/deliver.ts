import { createHmac } from 'node:crypto';
import type { System } from '../system/system.ts';

/** The secret that the services of these tests share with the stand-in. */
export const SECRET = 'a-secret-of-some-length';

export interface Delivered {
  status: number;
  outcome: string;
  analysis_id: string;
}

/** Hands a delivery in, signed as GitHub signs it. */
export async function deliver(system: System, event: string, payload: object): Promise<Delivered> {
  const body = JSON.stringify(payload);
  const answer = await fetch(`${system.app('ingest-api').base}/v1/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
    },
  });
  return { status: answer.status, ...((await answer.json()) as Omit<Delivered, 'status'>) };
}
