import { ProvenanceError } from '@provenance/domain';

/**
 * The version that must stand for a change to happen, from the conditional headers of HTTP; 0: none.
 * @throws ProvenanceError `validation_failed`
 */
export function expectedVersion(headers: Record<string, string | string[] | undefined>): number | undefined {
  if (headers['if-none-match'] === '*') return 0;
  const match = headers['if-match'];
  if (match === undefined) return undefined;
  const version = /^"(\d{1,9})"$/.exec(String(match))?.[1];
  if (version === undefined) {
    const faults = [{ pointer: 'header:if-match', detail: 'must be the ETag of a former answer: "3"' }];
    throw new ProvenanceError('validation_failed', 'The version that is expected cannot be read', { faults });
  }
  return Number(version);
}
