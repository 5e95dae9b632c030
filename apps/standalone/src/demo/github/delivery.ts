import { createHmac } from 'node:crypto';

export interface Delivered {
  /** `started`, `repeated`, `noted` or `ignored`. */
  outcome: string;
  analysis_id?: string;
}

/** Hands a delivery to the service, signed as GitHub signs it. @throws Error when it is not taken */
export async function deliver(baseUrl: string, secret: string, event: string, payload: object): Promise<Delivered> {
  const body = JSON.stringify(payload);
  const answer = await fetch(`${baseUrl}/v1/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`the delivery was not taken: ${answer.status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as Delivered;
}
