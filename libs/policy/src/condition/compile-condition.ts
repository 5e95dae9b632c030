import { type ASTNode, type Environment, EvaluationError, ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js';
import { inspectExpression } from './inspect-expression.ts';
import { conjuncts, oneFact } from './one-fact.ts';
import { LISTS } from './vocabulary.ts';

/** The variables of one evaluation. */
export type Variables = Record<string, unknown>;

/** How long the lists are that a condition may go over. */
export type ListLengths = Record<keyof typeof LISTS, number>;

export interface Condition {
  /** @throws Error when it cannot be told: the reason in words is whyNot(error) */
  holds(variables: Variables): boolean;
  /** Nodes that one evaluation visits at most. */
  cost(lists: ListLengths): number;
}

/** Members of a list that a fact or the condition itself has: at most so many are counted with. */
const SHORT_LIST = 100;

/** @returns the condition, or what is wrong with it */
export function compileCondition(expression: string, environment: Environment): Condition | { faults: string[] } {
  try {
    const parsed = environment.parse(expression);
    const { faults, nodes } = inspectExpression(parsed.ast);
    if (faults.length > 0) return { faults: [...new Set(faults)] };
    const checked = parsed.check();
    if (!checked.valid) return { faults: [inWords(checked.error)] };
    if (checked.type !== 'bool') return { faults: [`it must be true or false, not ${checked.type}`] };
    const cost = (lists: ListLengths): number =>
      nodes.each.reduce((sum, { list, nodes: each }) => sum + each * (list === undefined ? SHORT_LIST : lists[list as keyof ListLengths]), nodes.once);
    return { holds: allOf(conjuncts(parsed.ast).map((part) => compilePart(part, environment))), cost };
  } catch (error) {
    if (error instanceof ParseError) return { faults: [inWords(error)] };
    throw error;
  }
}

type Part = (variables: Variables) => boolean;

/** As CEL has `&&`: one part that does not hold settles it, also where another cannot be told. */
function allOf(parts: readonly Part[]): Part {
  return (variables) => {
    let doubt: unknown;
    for (const part of parts) {
      try {
        if (!part(variables)) return false;
      } catch (error) {
        doubt ??= error;
      }
    }
    if (doubt !== undefined) throw doubt;
    return true;
  };
}

/** Answers that a part remembers before it forgets them all. */
const REMEMBERED = 1_000;

/**
 * A part that reads one fact alone, such as a severity, is evaluated once for each of its values: the findings of a
 * change have a thousand places and four severities. Lists of facts are told apart by what they are, not by what they
 * hold; whoever makes facts gives equal ones the same list.
 */
function compilePart(node: ASTNode, environment: Environment): Part {
  const parsed = environment.parse(node.input.slice(node.range.start, node.range.end));
  const evaluate: Part = (variables) => parsed(variables) === true;
  const read = oneFact(node);
  if (read === undefined) return evaluate;
  const known = new Map<unknown, boolean>();
  return (variables) => {
    const value = (variables[read.group] as Record<string, unknown>)[read.fact];
    const remembered = known.get(value);
    if (remembered !== undefined) return remembered;
    if (known.size >= REMEMBERED) known.clear();
    const answer = evaluate(variables);
    known.set(value, answer);
    return answer;
  };
}

function inWords(error: ParseError | CelTypeError | undefined): string {
  const at = error?.range === undefined ? '' : ` (character ${error.range.start + 1})`;
  return `${error?.summary ?? 'it cannot be read'}${at}`;
}

/** Why a condition could not be evaluated, in a few words. */
export function whyNot(error: unknown): string {
  return error instanceof EvaluationError ? error.summary : (error as Error).message;
}
