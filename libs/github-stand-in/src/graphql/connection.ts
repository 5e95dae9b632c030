import { GitHubFieldError } from './github-error.ts';

export interface ConnectionArgs {
  first?: number;
  last?: number;
  after?: string;
  before?: string;
}

const MAX_PAGE = 100;

/** The size of pages that the stand-in is told to keep to, below what was asked for. */
export interface PageLimit {
  size: number;
}

/**
 * A field that pages through items as GitHub's connections do: `first` or `last` must be there and at most 100; cursors
 * are opaque. A page may be smaller than asked for: only `pageInfo` says whether there is more.
 */
export function connection<T, A extends ConnectionArgs = ConnectionArgs>(
  name: string,
  limit: PageLimit,
  items: readonly T[] | ((args: A) => readonly T[]),
  nodeOf: (item: T) => unknown,
): (args: A) => Record<string, unknown> {
  return (args) => {
    const size = Math.min(sizeOf(name, args), limit.size);
    const all = typeof items === 'function' ? items(args) : items;
    const from = args.after == null ? 0 : positionOf(args.after) + 1;
    const to = args.before == null ? all.length : positionOf(args.before);
    const start = args.first == null ? Math.max(from, to - size) : from;
    const end = args.first == null ? to : Math.min(to, from + size);
    const edges = all.slice(start, end).map((item, index) => ({ cursor: cursorOf(start + index), node: nodeOf(item) }));
    return {
      totalCount: all.length,
      nodes: edges.map(({ node }) => node),
      edges,
      pageInfo: {
        hasNextPage: end < all.length,
        hasPreviousPage: start > 0,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
    };
  };
}

function sizeOf(name: string, { first, last }: ConnectionArgs): number {
  const size = first ?? last;
  if (size == null) {
    throw new GitHubFieldError(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  }
  if (size > MAX_PAGE) {
    throw new GitHubFieldError(
      'EXCESSIVE_PAGINATION',
      `Requesting ${size} records on the \`${name}\` connection exceeds the \`${first == null ? 'last' : 'first'}\` limit of ${MAX_PAGE} records.`,
    );
  }
  return size;
}

function cursorOf(index: number): string {
  return Buffer.from(`cursor:v2:${index}`).toString('base64');
}

function positionOf(cursor: string): number {
  const [, , index] = Buffer.from(cursor, 'base64').toString('utf8').split(':');
  if (index === undefined || !/^\d+$/.test(index)) {
    throw new GitHubFieldError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  }
  return Number(index);
}
