import type { SgNode } from '@ast-grep/napi';
import type { LineRange } from '@provenance/domain';
import type { Grammar } from './grammars.ts';

interface Statement extends LineRange {
  node: SgNode;
}

function toStatement(node: SgNode): Statement {
  const { start, end } = node.range();
  return { node, start_line: start.line + 1, end_line: end.line + 1 };
}

function holds(range: LineRange, line: number): boolean {
  return range.start_line <= line && line <= range.end_line;
}

/**
 * Finds the statement that a line stands in: a call over several lines with all its arguments, the header of an
 * `if` without its body. Undefined for a line that stands in none or behind a nested body.
 */
export function statementFinder(root: SgNode, { blocks }: Grammar): (line: number) => LineRange | undefined {
  const isBlock = { rule: { any: blocks.map((kind) => ({ kind })) } };
  let statements: Statement[] | undefined;
  return (line) => {
    // Most files have no finding, so that nobody asks.
    statements ??= [root, ...root.findAll(isBlock)].flatMap((block) => block.children().filter((node) => node.isNamed()).map(toStatement));
    const around = statements.filter((statement) => holds(statement, line));
    const inner = around.reduce<Statement | undefined>(
      (best, next) => (best === undefined || length(next) <= length(best) ? next : best),
      undefined,
    );
    if (inner === undefined) return undefined;
    const body = inner.node.find(isBlock);
    const end_line = body === null ? inner.end_line : headerEnd(body);
    const { start_line } = inner;
    return line <= end_line ? { start_line, end_line } : undefined;
  };
}

function length(range: LineRange): number {
  return range.end_line - range.start_line;
}

/** The last line before a body: Python's begins on the next line, a brace opens on the same. */
function headerEnd(body: SgNode): number {
  return (body.prev()?.range().end.line ?? body.range().start.line) + 1;
}
