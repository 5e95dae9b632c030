import type { SgNode } from '@ast-grep/napi';
import type { LineRange } from '@provenance/domain';
import type { Analyzer } from '../language/analyzers.ts';
import { grammarsOf, parseWith, type Grammar } from './grammars.ts';
import { statementFinder } from './statements.ts';

/** What an independent parser says of a file. */
export interface Syntax {
  /** Line of the first syntax error; undefined when there is none or no grammar to tell by. */
  errorLine?: number;
  /** The statement that a line stands in, where a grammar can tell. */
  statementAt(line: number): LineRange | undefined;
}

/**
 * tree-sitter marks what it could not read as ERROR, and what it had to add as a leaf without text; the
 * binding has no name for the latter, so they are found by their emptiness. An empty file is one empty root,
 * and an empty raw string of Go has an empty content.
 */
const FAULTS = {
  rule: { any: [{ kind: 'ERROR' }, { regex: '^$' }] },
};

function isFault(node: SgNode): boolean {
  if (node.kind() === 'ERROR') return true;
  return node.isLeaf() && node.parent() !== null && node.kind() !== 'raw_string_literal_content';
}

async function read(grammar: Grammar, text: string): Promise<Syntax> {
  const root = (await parseWith(grammar, text)).root();
  const fault = root.findAll(FAULTS).find(isFault);
  const statementAt = statementFinder(root, grammar);
  return fault === undefined ? { statementAt } : { statementAt, errorLine: fault.range().start.line + 1 };
}

/**
 * The engine passes over broken Python, Go and Java in silence, so the syntax error found here is what keeps
 * such a file from looking clean.
 */
export async function readSyntax(analyzer: Analyzer, content: Buffer): Promise<Syntax> {
  const text = content.toString('utf8').replace(/^\uFEFF/u, '');
  let first: Syntax | undefined;
  for (const grammar of grammarsOf(analyzer)) {
    const syntax = await read(grammar, text);
    if (syntax.errorLine === undefined) return syntax;
    first ??= syntax;
  }
  return first ?? { statementAt: () => undefined };
}
