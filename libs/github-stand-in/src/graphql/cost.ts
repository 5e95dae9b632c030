import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** What a query costs by its shape, whatever it finds. */
export interface QueryCost {
  /** Of the rate limit. */
  points: number;
  /** What it may return at most, of all connections. */
  nodes: number;
}

/** GitHub answers no query that may return more. */
export const MAX_NODES = 500_000;

interface Walk {
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Readonly<Record<string, unknown>>;
  requests: number;
  nodes: number;
}

/**
 * The cost as GitHub documents it: every connection needs one request for each node that it hangs on, pages taken for
 * full; a hundred requests are a point, and no query costs less than one.
 */
export function costOf(document: DocumentNode, variables: Readonly<Record<string, unknown>> = {}): QueryCost {
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const walk: Walk = { fragments: new Map(fragments.map((one) => [one.name.value, one])), variables, requests: 0, nodes: 0 };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) visit(definition.selectionSet, 1, walk);
  }
  return { points: Math.max(1, Math.round(walk.requests / 100)), nodes: walk.nodes };
}

function visit(selections: SelectionSetNode | undefined, times: number, walk: Walk): void {
  for (const selection of selections?.selections ?? []) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      visit(walk.fragments.get(selection.name.value)?.selectionSet, times, walk);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      visit(selection.selectionSet, times, walk);
    } else {
      visitField(selection, times, walk);
    }
  }
}

function visitField(field: FieldNode, times: number, walk: Walk): void {
  const size = pageSize(field, walk.variables);
  if (size !== undefined) {
    walk.requests += times;
    walk.nodes += times * size;
  }
  visit(field.selectionSet, times * (size ?? 1), walk);
}

/** Undefined for a field that is no connection. */
function pageSize({ arguments: args = [] }: FieldNode, variables: Readonly<Record<string, unknown>>): number | undefined {
  const value = args.find(({ name }) => name.value === 'first' || name.value === 'last')?.value;
  if (value === undefined) return undefined;
  return Number(value.kind === Kind.VARIABLE ? variables[value.name.value] : 'value' in value ? value.value : Number.NaN);
}
