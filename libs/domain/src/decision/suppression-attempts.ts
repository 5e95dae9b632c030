import { byText } from '../analysis/text-order.ts';
import { agentOf } from '../attribution/verdict.ts';
import type { RiskSummary } from './decision.ts';
import type { DecisionInput } from './decision-input.ts';
import { countBy } from './count-by.ts';

/** Attempts that a summary lists; the counts hold for all of them. */
const LISTED_CAP = 50;

/** The changed lines that ask a tool to be silent, each with the agent that wrote it. */
export function suppressionAttempts({ detection, lines }: Pick<DecisionInput, 'detection' | 'lines'>): RiskSummary['suppression_attempts'] {
  const comments = detection.suppression_comments ?? [];
  if (comments.length === 0) return { total: 0, by_tool: {}, listed: [] };
  const standing = lines.filter(({ change_type }) => change_type !== 'deleted');
  const agents = new Map(standing.map((line) => [`${line.line_number} ${line.file_path}`, agentOf(line.verdict)]));
  const ordered = [...comments].sort(
    (a, b) => byText(a.file_path, b.file_path) || a.line_number - b.line_number || byText(a.tool, b.tool),
  );
  return {
    total: comments.length,
    by_tool: countBy(comments, ({ tool }) => tool),
    listed: ordered
      .slice(0, LISTED_CAP)
      .map((comment) => ({ ...comment, agent_id: agents.get(`${comment.line_number} ${comment.file_path}`) ?? 'unknown' })),
  };
}
