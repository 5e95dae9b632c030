import { QueryReader, type RawQuery } from '../query/query-reader.ts';

/**
 * The seconds that `?wait=` asks for, within the limit; 0 without it.
 * @throws ProvenanceError `validation_failed` for anything but a whole number from 0 upwards
 */
export function waitSeconds(raw: RawQuery, limit: number): number {
  const query = new QueryReader(raw);
  const wait = query.fitting('wait', (value) => /^\d{1,6}$/.test(value), 'must be a whole number of seconds');
  query.finish();
  return Math.min(Number(wait ?? 0), limit);
}
