import type { DecisionEvidence, Outcome } from '@provenance/domain';
import type { RuleReport } from './judge-rule.ts';
import type { PolicyReport } from './judge-policy.ts';

/** Why a rule is a reason, or is none. */
export interface RuleExplanation {
  policy: string;
  rule: string;
  for: string;
  when?: string;
  outcome: Outcome;
  /** It is a reason of the decision. */
  fired: boolean;
  in_scope: number;
  /** It fires from so many on. */
  at_least: number;
  /** Where it fires, exempted places left out. */
  places: DecisionEvidence[];
  exempted: { owner: string; expires: string; subjects: number }[];
  could_not_tell: { places: DecisionEvidence[]; why: string }[];
}

/** Every rule of the policies that took part in a decision, whether it fired or not. */
export function explain(reports: readonly PolicyReport[]): RuleExplanation[] {
  return reports.flatMap(({ policy, rules }) => {
    const conditions = new Map((policy.document.rules ?? []).map(({ id, when }) => [id, when]));
    return rules.map((report) => explainRule(report, policy.identity.name, conditions.get(report.rule.id)));
  });
}

function explainRule({ rule, inScope, fired, doubtful, exempted, tooCostly }: RuleReport, policy: string, when: string | undefined): RuleExplanation {
  const costly = tooCostly ? [{ places: [], why: 'it is too much to evaluate' }] : [];
  return {
    policy,
    rule: rule.id,
    for: rule.subject,
    ...(when !== undefined && { when }),
    outcome: rule.outcome,
    fired: fired.length >= rule.atLeast,
    in_scope: inScope,
    at_least: rule.atLeast,
    places: fired.flatMap(({ evidence }) => evidence()),
    exempted: [...exempted].map(([{ document }, subjects]) => ({ owner: document.owner, expires: document.expires, subjects })),
    could_not_tell: [...costly, ...doubtful.map(({ looked, why }) => ({ places: looked.evidence(), why }))],
  };
}
