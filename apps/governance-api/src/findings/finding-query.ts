import { FINDING_STATUSES, ProvenanceError, SEVERITIES, type Fault } from '@provenance/domain';
import { isFindingCursor, type FindingFilter, type FindingPageRequest } from '@provenance/store';
import { pageRequest } from '../results/page.ts';

/** Filters that are texts and have to be equal. */
export const TEXT_FILTERS = ['repo', 'pr_number', 'category', 'agent_id', 'rule_key', 'file_path'] as const;

export type FindingQuery = Record<string, unknown>;

/** @throws ProvenanceError `validation_failed` with every fault of the query */
export function findingQuery(query: FindingQuery): { filter: FindingFilter; page: FindingPageRequest } {
  const faults: Fault[] = [];
  const filter: FindingFilter = {};
  for (const key of TEXT_FILTERS) {
    const value = query[key];
    if (typeof value === 'string' && value !== '') filter[key] = value;
    else if (value !== undefined) faults.push({ pointer: `?${key}`, detail: 'must be one text' });
  }
  const status = oneOf(query, 'status', FINDING_STATUSES, faults);
  const severity = oneOf(query, 'severity', SEVERITIES, faults);
  const [from, to] = [moment(query, 'from', faults), moment(query, 'to', faults)];
  const after = cursorOf(query['cursor'], faults);
  if (faults.length > 0) throw new ProvenanceError('validation_failed', 'The findings asked for are not valid', { faults });
  const { limit } = pageRequest(query['limit'] === undefined ? {} : { limit: query['limit'] });
  return {
    filter: { ...filter, ...(status !== undefined && { status }), ...(severity !== undefined && { severity }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    page: { limit, ...(after !== undefined && { after }) },
  };
}

/** The cursor of a page, in a form that an address takes. */
export function toCursor(member: string): string {
  return Buffer.from(member, 'utf8').toString('base64url');
}

function cursorOf(value: unknown, faults: Fault[]): string | undefined {
  if (value === undefined) return undefined;
  const member = typeof value === 'string' ? Buffer.from(value, 'base64url').toString('utf8') : '';
  if (isFindingCursor(member)) return member;
  faults.push({ pointer: '?cursor', detail: 'must be the next_cursor of a former answer' });
  return undefined;
}

function oneOf<T extends string>(query: FindingQuery, key: string, names: readonly T[], faults: Fault[]): T | undefined {
  const found = names.find((name) => name === query[key]);
  if (found === undefined && query[key] !== undefined) faults.push({ pointer: `?${key}`, detail: `must be one of ${names.join(', ')}` });
  return found;
}

function moment(query: FindingQuery, key: string, faults: Fault[]): number | undefined {
  const value = query[key];
  if (value === undefined) return undefined;
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isFinite(at)) return at;
  faults.push({ pointer: `?${key}`, detail: 'must be a moment, as RFC 3339 writes it' });
  return undefined;
}
