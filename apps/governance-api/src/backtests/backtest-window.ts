import { QueryReader, type RawQuery } from '../query/query-reader.ts';
import { repoFilter } from '../query/repo-filter.ts';

/** Beyond the retention of results nothing is left to look at. */
export const MAX_DAYS = 365;
const DEFAULT_DAYS = 30;
const DAY_MS = 86_400_000;

/** The window that a query asks for. @param now ms since the epoch @throws ProvenanceError `validation_failed` with every fault */
export function backtestWindow(raw: RawQuery, now: number): { from: string; to: string; repo?: string } {
  const query = new QueryReader(raw);
  const days = query.number('days', { min: 1, max: MAX_DAYS, whole: true, fallback: DEFAULT_DAYS });
  const repo = repoFilter(query);
  query.finish();
  return { from: new Date(now - days * DAY_MS).toISOString(), to: new Date(now).toISOString(), ...(repo !== undefined && { repo }) };
}
