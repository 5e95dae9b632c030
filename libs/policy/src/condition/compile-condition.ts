import { type ASTNode, type Environment, EvaluationError, ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js';
import type { Subject } from '../document/policy-document.ts';
import { environments } from './environment.ts';
import type { FactTable, Question, Sifted } from './fact-table.ts';
import { inspectExpression, type Inspection } from './inspect-expression.ts';
import { conjuncts, oneFact } from './one-fact.ts';
import { LISTS } from './vocabulary.ts';

/** How long the lists are that a condition may go over. */
export type ListLengths = Record<keyof typeof LISTS, number>;

export interface Condition {
  /** Those of the rows of which it holds or may hold; why one is in doubt is, in words, whyNot(error). */
  sift(facts: FactTable, rows: readonly number[]): Sifted;
  /** Nodes that one evaluation visits at most. */
  cost(lists: ListLengths): number;
}

/** Members of a list that a fact or the condition itself has: at most so many are counted with. */
const SHORT_LIST = 100;

/** Gives the condition, or what is wrong with it. */
export type ConditionCompiler = (expression: string) => Condition | { faults: string[] };

/** For the conditions of one policy on each kind of subject. */
export function conditionCompilers(): Record<Subject, ConditionCompiler> {
  const { finding, lines, file, change } = environments();
  return { finding: compilerIn(finding), lines: compilerIn(lines), file: compilerIn(file), change: compilerIn(change) };
}

/** What several conditions ask is one question of all. */
function compilerIn(environment: Environment): ConditionCompiler {
  const questions = new Map<string, Question>();
  const questionOf = (node: ASTNode): Question => {
    const text = node.input.slice(node.range.start, node.range.end);
    const known = questions.get(text) ?? questionIn(node, text, environment);
    questions.set(text, known);
    return known;
  };
  return (expression) => compileCondition(expression, environment, questionOf);
}

function compileCondition(expression: string, environment: Environment, questionOf: (node: ASTNode) => Question): ReturnType<ConditionCompiler> {
  try {
    const parsed = environment.parse(expression);
    const { faults, nodes } = inspectExpression(parsed.ast);
    if (faults.length > 0) return { faults: [...new Set(faults)] };
    const checked = parsed.check();
    if (!checked.valid) return { faults: [inWords(checked.error)] };
    if (checked.type !== 'bool') return { faults: [`it must be true or false, not ${checked.type}`] };
    const questions = conjuncts(parsed.ast).map(questionOf);
    return { sift: (facts, rows) => facts.sift(questions, rows), cost: (lists) => costOf(nodes, lists) };
  } catch (error) {
    if (error instanceof ParseError) return { faults: [inWords(error)] };
    throw error;
  }
}

function costOf({ once, each }: Inspection['nodes'], lists: ListLengths): number {
  return each.reduce((sum, { list, nodes }) => sum + nodes * (list === undefined ? SHORT_LIST : lists[list as keyof ListLengths]), once);
}

function questionIn(node: ASTNode, text: string, environment: Environment): Question {
  const parsed = environment.parse(text);
  return { holds: (variables) => parsed(variables) === true, fact: oneFact(node) };
}

function inWords(error: ParseError | CelTypeError | undefined): string {
  const at = error?.range === undefined ? '' : ` (character ${error.range.start + 1})`;
  return `${error?.summary ?? 'it cannot be read'}${at}`;
}

/** Why a condition could not be evaluated, in a few words. */
export function whyNot(error: unknown): string {
  return error instanceof EvaluationError ? error.summary : (error as Error).message;
}
