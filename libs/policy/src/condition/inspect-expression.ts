import type { ASTNode } from '@marcbachmann/cel-js';
import { LIMITS } from '../document/limits.ts';
import { childrenOf } from './children.ts';
import { FUNCTIONS, LISTS } from './vocabulary.ts';

/** What is to be known of an expression before it is evaluated. */
export interface Inspection {
  faults: string[];
  /** Nodes of the syntax tree outside and inside of what is done for each member of a list. */
  nodes: { once: number; each: { list: string | undefined; nodes: number }[] };
}

const COMPREHENSIONS = ['exists', 'all', 'exists_one', 'filter'] as const;
const isComprehension = (name: string): boolean => (COMPREHENSIONS as readonly string[]).includes(name);

interface Walk {
  inspection: Inspection;
  /** Inside of a comprehension: what it counts to. */
  within: { list: string | undefined; nodes: number } | undefined;
}

/**
 * Says what of an expression is not in the vocabulary, and what evaluating it costs. Regular expressions, texts that
 * grow (`map`, `cel.bind`), types that hide (`dyn`) and comprehensions within comprehensions are not: with any of them
 * a short condition could take for ever.
 */
export function inspectExpression(ast: ASTNode): Inspection {
  const inspection: Inspection = { faults: [], nodes: { once: 0, each: [] } };
  visit(ast, { inspection, within: undefined });
  return inspection;
}

/** Kinds of nodes that no condition needs. */
const REFUSED: Partial<Record<ASTNode['op'], string>> = { map: 'a map', '.?': 'an optional', '[?]': 'an optional' };

function visit(node: ASTNode, walk: Walk): void {
  if (walk.within === undefined) walk.inspection.nodes.once++;
  else walk.within.nodes++;
  const refused = REFUSED[node.op];
  if (refused !== undefined) walk.inspection.faults.push(`${refused} is not in the vocabulary`);
  if (node.op === 'call') visitCall(node.args[0], undefined, node.args[1], walk);
  else if (node.op === 'rcall') visitCall(node.args[0], node.args[1], node.args[2], walk);
  else for (const child of childrenOf(node)) visit(child, walk);
}

function visitCall(name: string, receiver: ASTNode | undefined, args: readonly ASTNode[], walk: Walk): void {
  const { faults } = walk.inspection;
  if (!Object.hasOwn(FUNCTIONS, name)) faults.push(`${name}() is not in the vocabulary: ${Object.keys(FUNCTIONS).join(', ')}`);
  if (receiver !== undefined) visit(receiver, walk);
  if (name === 'glob') checkPattern(args[0], faults);
  if (receiver === undefined || !isComprehension(name)) {
    args.forEach((argument) => visit(argument, walk));
    return;
  }
  if (walk.within !== undefined) {
    faults.push(`${name}() within another of ${COMPREHENSIONS.join(', ')} is not evaluated: say it in two rules`);
    return;
  }
  const within = { list: sourceOf(receiver), nodes: 1 };
  walk.inspection.nodes.each.push(within);
  args.forEach((argument) => visit(argument, { ...walk, within }));
}

function checkPattern(argument: ASTNode | undefined, faults: string[]): void {
  if (argument?.op !== 'value' || typeof argument.args !== 'string') faults.push('the pattern of glob() must be written out');
  else if (argument.args.length > LIMITS.patternLength) faults.push(`the pattern of glob() has more than ${LIMITS.patternLength} characters`);
}

/** The list of groups that a comprehension goes over, also through filters; undefined for the short list of a fact. */
function sourceOf(node: ASTNode): string | undefined {
  if (node.op === 'id') return Object.hasOwn(LISTS, node.args) ? node.args : undefined;
  return node.op === 'rcall' ? sourceOf(node.args[1]) : undefined;
}
