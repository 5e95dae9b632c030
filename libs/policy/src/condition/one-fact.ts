import type { ASTNode } from '@marcbachmann/cel-js';
import { childrenOf } from './children.ts';

/** A fact by its name. */
export interface Fact {
  group: string;
  fact: string;
}

/** The one fact that an expression reads, and nothing else that varies; undefined where it reads more. */
export function oneFact(ast: ASTNode): Fact | undefined {
  const facts = new Map<string, Fact>();
  return collect(ast, facts) && facts.size === 1 ? [...facts.values()][0] : undefined;
}

/** False where something stands in it that is no fact, such as a list, or a variable of a comprehension. */
function collect(node: ASTNode, facts: Map<string, Fact>): boolean {
  if (node.op === 'id') return false;
  if (node.op !== '.') return childrenOf(node).every((child) => collect(child, facts));
  const [holder, fact] = node.args;
  if (holder.op !== 'id') return false;
  facts.set(`${holder.args}.${fact}`, { group: holder.args, fact });
  return true;
}

/** The parts of `a && b && c`: what must all hold. */
export function conjuncts(node: ASTNode): ASTNode[] {
  return node.op === '&&' ? node.args.flatMap(conjuncts) : [node];
}
