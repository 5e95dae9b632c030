import type { Fact } from './one-fact.ts';

/** The variables of one evaluation. */
export type Variables = Record<string, unknown>;

/** A part of a condition that must hold. */
export interface Question {
  /** @throws Error when it cannot be told */
  holds(variables: Variables): boolean;
  /** The one fact that it reads, where it is one. */
  fact: Fact | undefined;
}

/** Places of rows, and what kept some of them from being told about. */
export interface Sifted {
  rows: readonly number[];
  doubts: ReadonlyMap<number, unknown>;
}

/** Which of the values of a fact each row has, by a number from 0. */
interface Column {
  values: Uint32Array;
  distinct: number;
}

interface Answers {
  column: Column;
  byValue: Uint8Array;
}

const UNTOLD = 0;
const YES = 1;
const NO = 2;

/**
 * Subjects of one kind as conditions read them, a row each. What reads one fact alone, such as a severity, is evaluated
 * once for each of its values, whichever rule asks: the findings of a change have a thousand places and four severities.
 * Lists of facts are told apart by what they are, not by what they hold; whoever makes facts gives equal ones the same list.
 */
export class FactTable {
  /** The places of all rows. */
  readonly rows: readonly number[];
  readonly #variables: readonly Variables[];
  readonly #columns = new Map<string, Column>();
  readonly #answers = new Map<Question, Answers>();

  constructor(variables: readonly Variables[]) {
    this.#variables = variables;
    this.rows = [...variables.keys()];
  }

  /**
   * Those of the rows of which all questions hold. As CEL has `&&`: one that does not hold settles it, also where
   * another cannot be told.
   */
  sift(questions: readonly Question[], rows: readonly number[]): Sifted {
    const doubts = new Map<number, unknown>();
    return { rows: withoutTraces(() => questions.reduce((left, question) => this.#keep(question, left, doubts), rows)), doubts };
  }

  #keep(question: Question, rows: readonly number[], doubts: Map<number, unknown>): number[] {
    const { column, byValue } = this.#answersTo(question);
    const { values } = column;
    const kept: number[] = [];
    for (const at of rows) {
      const value = values[at]!;
      if (byValue[value] === UNTOLD) byValue[value] = this.#ask(question, at, doubts);
      if (byValue[value] !== NO) kept.push(at);
    }
    return kept;
  }

  #ask(question: Question, at: number, doubts: Map<number, unknown>): number {
    try {
      return question.holds(this.#variables[at]!) ? YES : NO;
    } catch (error) {
      if (!doubts.has(at)) doubts.set(at, error);
      return UNTOLD;
    }
  }

  #answersTo(question: Question): Answers {
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    const column = this.#column(question.fact);
    const answers = { column, byValue: new Uint8Array(column.distinct) };
    this.#answers.set(question, answers);
    return answers;
  }

  #column(fact: Fact | undefined): Column {
    const name = fact === undefined ? '' : `${fact.group}.${fact.fact}`;
    const known = this.#columns.get(name) ?? (fact === undefined ? eachItsOwn(this.rows) : columnOf(this.#variables, fact));
    this.#columns.set(name, known);
    return known;
  }
}

/** An error of the evaluator is told by its words. Its trace costs four times what else it takes, and there may be a million. */
function withoutTraces<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function eachItsOwn(rows: readonly number[]): Column {
  return { values: Uint32Array.from(rows), distinct: rows.length };
}

function columnOf(rows: readonly Variables[], { group, fact }: Fact): Column {
  const numbers = new Map<unknown, number>();
  const values = new Uint32Array(rows.length);
  rows.forEach((row, at) => {
    const value = factOf(row[group] as Record<string, unknown>, fact);
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    values[at] = number;
  });
  return { values, distinct: numbers.size };
}

/** A fact that could not be had throws, and will again where it is evaluated: here it is a value as any other. */
function factOf(facts: Record<string, unknown>, fact: string): unknown {
  try {
    return facts[fact];
  } catch (error) {
    return error;
  }
}
