import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { QueryReader, type RawQuery } from '../query/query-reader.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

/** Documents the two parameters of a page. Cursors mean nothing to clients; each list says what it takes. */
export function ApiPage(cursorPattern = '^\\d{1,9}$'): MethodDecorator {
  const limit = { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT } as const;
  const cursor = { type: 'string', pattern: cursorPattern } as const;
  return applyDecorators(
    ApiQuery({ name: 'cursor', required: false, schema: cursor, description: 'next_cursor of the page before' }),
    ApiQuery({ name: 'limit', required: false, schema: limit }),
  );
}

/** A part of a list that does not change while it is read. */
export interface PageRequest {
  limit: number;
  offset: number;
}

/** How many items a page has at the most. */
export function pageLimit(query: QueryReader): number {
  return query.number('limit', { min: 1, max: MAX_LIMIT, whole: true, fallback: DEFAULT_LIMIT });
}

/** @throws ProvenanceError `validation_failed` with every fault of the query */
export function pageRequest(raw: RawQuery): PageRequest {
  const query = new QueryReader(raw);
  const page = { limit: pageLimit(query), offset: Number(query.cursor((value) => /^\d{1,9}$/.test(value)) ?? 0) };
  query.finish();
  return page;
}

/** A page of a list, and the cursor of the one after it when there is one. */
export interface Page<T> {
  total: number;
  items: T[];
  next_cursor?: string;
}

export function pageOf<T>(all: readonly T[], { limit, offset }: PageRequest): Page<T> {
  const end = offset + limit;
  return { total: all.length, items: all.slice(offset, end), ...(end < all.length ? { next_cursor: String(end) } : {}) };
}
