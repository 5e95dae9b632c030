import { ProvenanceError, type Fault } from '@provenance/domain';

/** Beyond the retention of results nothing is left to look at. */
export const MAX_DAYS = 365;
const DEFAULT_DAYS = 30;
const DAY_MS = 86_400_000;
const REPO = /^[\w.-]{1,100}\/[\w.-]{1,100}$/;

export interface WindowQuery {
  days?: unknown;
  repo?: unknown;
}

/** The window that a query asks for. @param now ms since the epoch @throws ProvenanceError `validation_failed` */
export function backtestWindow({ days = String(DEFAULT_DAYS), repo }: WindowQuery, now: number): { from: string; to: string; repo?: string } {
  const faults: Fault[] = [];
  const back = typeof days === 'string' && /^[1-9]\d{0,2}$/.test(days) ? Number(days) : 0;
  if (back < 1 || back > MAX_DAYS) faults.push({ pointer: '?days', detail: `must be a whole number from 1 to ${MAX_DAYS}` });
  const named = typeof repo === 'string' && REPO.test(repo) ? repo : undefined;
  if (repo !== undefined && named === undefined) faults.push({ pointer: '?repo', detail: 'must be org/name' });
  if (faults.length > 0) throw new ProvenanceError('validation_failed', 'The window of the back-test is not valid', { faults });
  return { from: new Date(now - back * DAY_MS).toISOString(), to: new Date(now).toISOString(), ...(named !== undefined && { repo: named }) };
}
