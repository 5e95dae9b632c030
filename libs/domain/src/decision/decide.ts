import { deriveId } from '../analysis/ids.ts';
import { byText } from '../analysis/text-order.ts';
import { LineIndex } from '../attribution/line-index.ts';
import { builtinPolicy } from '../policy/builtin-policy.ts';
import { OUTCOMES, stricter, type Decision, type Outcome, type Reason, type RiskSummary } from './decision.ts';
import type { DecisionInput } from './decision-input.ts';
import { riskSummary } from './risk-summary.ts';
import { BUILTIN_RULES } from './rules.ts';

/**
 * The decision over an analysis: the strictest outcome of every rule that fired, all of them kept.
 * Neither the order of lines and findings nor that of the rules changes it, and more findings, more
 * unknown lines or less coverage never loosen it.
 */
export function decide(input: DecisionInput): Decision {
  const summary = riskSummary(input);
  const context = { input, index: new LineIndex(input.lines), summary };
  const reasons = BUILTIN_RULES.flatMap((rule) => rule(context)).sort(strictestFirst);
  return {
    decision_id: deriveId('pd', input.analysis.analysis_id),
    analysis_id: input.analysis.analysis_id,
    outcome: reasons.reduce<Outcome>((strictest, { outcome }) => stricter(strictest, outcome), 'allow'),
    rationale: reasons[0]?.message ?? nothingToObject(summary),
    reasons,
    risk_summary: summary,
    policy: builtinPolicy(input.policy),
    degraded: [...input.degraded].sort(),
    decided_at: input.decided_at,
  };
}

function strictestFirst(a: Reason, b: Reason): number {
  return OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome) || byText(a.rule_id, b.rule_id);
}

/** Says what was looked at: "nothing found" must not read like "nothing searched". */
function nothingToObject({ findings_total, coverage, detection_coverage }: RiskSummary): string {
  const { files_covered, files_total } = detection_coverage;
  return (
    `No rule objects: ${findings_total} findings of lower severity in ${coverage.total_lines} changed lines, ` +
    `${files_covered} of ${files_total} files covered, ${coverage.unknown_line_count} lines of unknown authorship.`
  );
}
