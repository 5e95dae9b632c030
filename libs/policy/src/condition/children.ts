import type { ASTNode } from '@marcbachmann/cel-js';

/** The nodes below a node, whatever its kind keeps beside them. */
export function childrenOf({ args }: ASTNode): ASTNode[] {
  return nodesIn(args);
}

function nodesIn(value: unknown): ASTNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return typeof value === 'object' && value !== null && 'op' in value ? [value as ASTNode] : [];
}
