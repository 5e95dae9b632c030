import { ProvenanceError } from '@provenance/domain';

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * The Idempotency-Key of a request, if it has one.
 * @throws ProvenanceError validation_failed when it is not 1 to 255 visible ASCII characters
 */
export function idempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && KEY.test(header)) return header;
  throw new ProvenanceError('validation_failed', 'The Idempotency-Key is not valid', {
    faults: [{ pointer: 'header:idempotency-key', detail: 'must be 1 to 255 visible ASCII characters' }],
  });
}
