import { FINDING_STATUSES, SEVERITIES } from '@provenance/domain';
import { isFindingCursor, type FindingFilter, type FindingPageRequest } from '@provenance/store';
import { QueryReader, type RawQuery } from '../query/query-reader.ts';
import { repoFilter } from '../query/repo-filter.ts';
import { pageLimit } from '../results/page.ts';

/** Filters that are texts and have to be equal. */
export const TEXT_FILTERS = ['repo', 'pr_number', 'category', 'agent_id', 'rule_key', 'file_path'] as const;

/** @throws ProvenanceError `validation_failed` with every fault of the query */
export function findingQuery(raw: RawQuery): { filter: FindingFilter; page: FindingPageRequest } {
  const query = new QueryReader(raw);
  const filter = {
    ...Object.fromEntries(TEXT_FILTERS.map((key) => [key, key === 'repo' ? repoFilter(query) : query.text(key)])),
    status: query.oneOf('status', FINDING_STATUSES),
    severity: query.oneOf('severity', SEVERITIES),
    from: query.moment('from'),
    to: query.moment('to'),
  };
  const limit = pageLimit(query);
  const after = query.cursor((value) => isFindingCursor(fromCursor(value)));
  query.finish();
  return {
    filter: Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
    page: { limit, ...(after !== undefined && { after: fromCursor(after) }) },
  };
}

/** The cursor of a page, in a form that an address takes. */
export function toCursor(member: string): string {
  return Buffer.from(member, 'utf8').toString('base64url');
}

function fromCursor(text: string): string {
  return Buffer.from(text, 'base64url').toString('utf8');
}
