import { durationMs, LONGEST_WINDOW_MS, momentOf, type Window } from '@provenance/domain';
import type { QueryReader } from '../query/query-reader.ts';
import { repoFilters } from '../query/repo-filter.ts';

/** What every query can say: when, and of which repositories. */
export interface ScopeQuery {
  window: Window;
  /** In lower case; absent: all. */
  repos?: string[];
}

/** Each named repository is read by itself, day by day. */
const MOST_REPOS = 100;

/** How a window is read. */
export interface WindowSettings {
  defaultWindow: string;
  /** ms since the epoch. */
  now: number;
}

export function readScope(query: QueryReader, settings: WindowSettings): ScopeQuery {
  const window = readWindow(query, settings);
  const repos = repoFilters(query);
  if (repos.length > MOST_REPOS) query.fault('repo', `names ${repos.length} repositories; at most ${MOST_REPOS} are summed for one question`);
  return { window, ...(repos.length === 0 ? {} : { repos }) };
}

/** `time_window` back from now, or from `to`; or `from` up to `to`, or up to now. A faulty one is not looked at further. */
function readWindow(query: QueryReader, { defaultWindow, now }: WindowSettings): Window {
  const [text, from, to] = [query.text('time_window'), readMoment(query, 'from'), readMoment(query, 'to')];
  const length = durationMs(text ?? defaultWindow);
  if (length === undefined) {
    query.fault('time_window', 'must be a number of hours, days or weeks, such as 24h, 7d or 2w, of at most ten years');
  }
  if (text !== undefined && from !== undefined) {
    query.fault('time_window', 'says the same as from; leave one of the two');
  }
  const end = to ?? now;
  const window = { from: from ?? end - (length ?? 0), to: end };
  if (from !== undefined && from >= end) {
    query.fault('from', 'must lie before to, which is now where it is not given');
  }
  if (end - window.from > LONGEST_WINDOW_MS) {
    query.fault('from', 'must lie at most ten years before to, which is now where it is not given');
  }
  return window;
}

/** What is left of an offset such as +01:00 where nobody has encoded its sign. */
const BARE_PLUS = / \d{2}:\d{2}$/;
const LOST_PLUS = '; the + of an offset is written %2B in an address';

function readMoment(query: QueryReader, name: 'from' | 'to'): number | undefined {
  const text = query.text(name);
  return text === undefined ? undefined : (momentOf(text) ?? query.fault(name, `must be a moment of RFC 3339, such as 2026-03-02T09:15:00Z${BARE_PLUS.test(text) ? LOST_PLUS : ''}`));
}
