import type { LineRange, RawFinding } from '@provenance/domain';
import { ruleFacts } from '../pack/semgrep-rule.ts';
import { maskLiterals, maskSecrets } from '../secrets/mask.ts';
import type { Syntax } from '../syntax/syntax-check.ts';
import type { EngineMatch } from './engine.ts';

const MAX_SNIPPET = 400;
const MAX_MESSAGE = 500;

/** Rules of these categories match the secret itself. */
const SECRET_CATEGORIES = new Set(['hardcoded_credentials', 'secrets']);

function snippetOf(content: Buffer, match: EngineMatch, category: string): string {
  // In bytes, as the engine counts; at most four of them a character.
  const end = Math.min(match.end.offset, match.start.offset + 4 * MAX_SNIPPET);
  const text = content.subarray(match.start.offset, end).toString('utf8').slice(0, MAX_SNIPPET);
  return SECRET_CATEGORIES.has(category) ? maskLiterals(text) : maskSecrets(text);
}

/**
 * Column of an offset, in UTF-16 units from 1, as other detectors, editors and SARIF count. The engine's own column counts
 * bytes of UTF-8, which is another number behind the first character that is not ASCII.
 */
function columnOf(content: Buffer, offset: number): number {
  const lineStart = offset === 0 ? 0 : content.lastIndexOf('\n', offset - 1) + 1;
  return content.subarray(lineStart, offset).toString('utf8').length + 1;
}

/** The statements around the match and its trace that reach beyond the lines that these name. */
function statementsOf(match: EngineMatch, syntax: Syntax | undefined): LineRange[] {
  const own = { start_line: match.start.line, end_line: match.end.line };
  const wider = [own, ...match.trace].flatMap((range) => {
    const statement = syntax?.statementAt(range.start_line);
    const reaches = statement !== undefined && (statement.start_line < range.start_line || statement.end_line > range.end_line);
    return reaches ? [statement] : [];
  });
  return [...new Map(wider.map((range) => [range.start_line, range])).values()];
}

/** A match in this system's words. Message and snippet hold text of the pull request: capped, secrets masked. */
export function toRawFinding(
  match: EngineMatch,
  content: Buffer,
  version: string,
  syntax: Syntax | undefined,
): RawFinding {
  const statements = statementsOf(match, syntax);
  const facts = ruleFacts(match.severity, match.metadata);
  return {
    rule_key: match.ruleId,
    ...facts,
    message: maskSecrets(match.message).slice(0, MAX_MESSAGE),
    engine_name: 'semgrep',
    engine_version: version,
    snippet: snippetOf(content, match, facts.category),
    start_line: match.start.line,
    start_column: columnOf(content, match.start.offset),
    end_line: match.end.line,
    end_column: columnOf(content, match.end.offset),
    ...(match.trace.length > 0 && { trace: match.trace }),
    ...(statements.length > 0 && { statements }),
    ...(match.ignored && { suppression_attempt: true }),
  };
}
