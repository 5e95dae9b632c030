import { randomUUID } from 'node:crypto';

/** A fresh request id. The caller's own header is not taken: it would be trusted text in our logs. */
export function newRequestId(): string {
  return `rq_${randomUUID().replaceAll('-', '')}`;
}
