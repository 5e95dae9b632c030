import { ProvenanceError } from '@provenance/domain';

/**
 * The seconds that `?wait=` asks for, within the limit; 0 without it.
 * @throws ProvenanceError `validation_failed` for anything but a whole number from 0 upwards
 */
export function waitSeconds(value: unknown, limit: number): number {
  if (value === undefined) {
    return 0;
  }
  if (typeof value !== 'string' || !/^\d{1,6}$/.test(value)) {
    throw new ProvenanceError('validation_failed', 'wait is not valid', {
      faults: [{ pointer: '?wait', detail: 'must be a whole number of seconds' }],
    });
  }
  return Math.min(Number(value), limit);
}
