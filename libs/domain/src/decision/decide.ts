import { deriveId } from '../analysis/ids.ts';
import { byText } from '../analysis/text-order.ts';
import { LineIndex } from '../attribution/line-index.ts';
import { builtinPolicy } from '../policy/builtin-policy.ts';
import { OUTCOMES, stricter, type Decision, type Outcome, type Reason, type RiskSummary } from './decision.ts';
import type { DecisionInput, RuleContext } from './decision-input.ts';
import { builtinReasons, underPolicy, type PolicyVerdict } from './policy-verdict.ts';
import { riskSummary } from './risk-summary.ts';

/** The input and what the rules derive from it. */
export function ruleContext(input: DecisionInput): RuleContext {
  return { input, index: new LineIndex(input.lines), summary: riskSummary(input) };
}

/**
 * The decision over an analysis: the strictest outcome of every rule that fired, all of them kept.
 * Neither the order of lines and findings nor that of rules and policies changes it, and more findings, more
 * unknown lines or less coverage never loosen what the built-in rules say.
 *
 * @param verdicts what the policies of the repository say; each runs the built-in rules as it sets them. Without any,
 * they run as the service is set.
 */
export function decide(input: DecisionInput, verdicts: readonly PolicyVerdict[] = [], context = ruleContext(input)): Decision {
  const judged = verdicts.map((verdict) => underPolicy(verdict, context));
  const told = verdicts.length === 0 ? builtinReasons(context) : judged.flatMap(({ reasons }) => reasons);
  const reasons = (verdicts.length > 1 ? unique(told) : told).sort(strictestFirst);
  return {
    decision_id: deriveId('pd', input.analysis.analysis_id),
    analysis_id: input.analysis.analysis_id,
    outcome: reasons.reduce<Outcome>((strictest, { outcome }) => stricter(strictest, outcome), 'allow'),
    rationale: reasons[0]?.message ?? nothingToObject(context.summary),
    reasons,
    risk_summary: context.summary,
    policy: builtinPolicy(input.policy),
    policies: judged.map(({ applied }) => applied).sort((a, b) => byText(a.name, b.name)),
    degraded: [...input.degraded].sort(),
    decided_at: input.decided_at,
  };
}

/** Two policies that leave the built-in rules as they are have one reason of them. */
function unique(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

function strictestFirst(a: Reason, b: Reason): number {
  return OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome) || byText(a.rule_id, b.rule_id) || byText(a.message, b.message);
}

/** Says what was looked at: "nothing found" must not read like "nothing searched". */
function nothingToObject({ findings_total, coverage, detection_coverage }: RiskSummary): string {
  const { files_covered, files_total } = detection_coverage;
  return (
    `No rule objects: ${findings_total} findings of lower severity in ${coverage.total_lines} changed lines, ` +
    `${files_covered} of ${files_total} files covered, ${coverage.unknown_line_count} lines of unknown authorship.`
  );
}
