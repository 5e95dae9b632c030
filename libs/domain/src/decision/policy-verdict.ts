import { byText } from '../analysis/text-order.ts';
import type { PolicyIdentity, PolicySettings } from '../policy/builtin-policy.ts';
import type { AppliedPolicy, ExemptionUse, Reason } from './decision.ts';
import type { RuleContext, RuleSubject } from './decision-input.ts';
import { BUILTIN_RULES } from './rules.ts';

/** An exemption as its policy says it, before it met anything. */
export type Exemption = Omit<ExemptionUse, 'subjects'>;

/** The built-in rules as one policy sets them. */
export interface BuiltinRun {
  settings: PolicySettings;
  /** The exemption that a subject of a built-in rule falls under; one that has expired is named and takes nothing away. */
  exemptionOf?: (rule: string, subject: RuleSubject) => Exemption | undefined;
}

/** What one policy says of a change: the reasons of its own rules, and how the built-in ones run under it. */
export interface PolicyVerdict {
  policy: PolicyIdentity;
  reasons: readonly Reason[];
  /** Exemptions from its own rules that met something. */
  exemptions: readonly ExemptionUse[];
  /** Absent where the policy leaves the built-in rules out. */
  builtin?: BuiltinRun;
}

/** The reasons of a policy and of the built-in rules under it, and what is told of the policy. */
export function underPolicy(verdict: PolicyVerdict, context: RuleContext): { reasons: Reason[]; applied: AppliedPolicy } {
  const met = new Map<Exemption, number>();
  const own = [...verdict.reasons];
  const reasons = verdict.builtin === undefined ? own : [...own, ...builtinReasons(under(verdict.builtin, context, met))];
  const uses = [...verdict.exemptions, ...[...met].map(([exemption, subjects]) => ({ ...exemption, subjects }))];
  return { reasons, applied: { ...verdict.policy, exemptions: uses.sort(byRule) } };
}

export function builtinReasons(context: RuleContext): Reason[] {
  return BUILTIN_RULES.flatMap((rule) => rule(context));
}

function under({ settings, exemptionOf }: BuiltinRun, context: RuleContext, met: Map<Exemption, number>): RuleContext {
  const run = { ...context, input: { ...context.input, policy: settings } };
  if (exemptionOf === undefined) return run;
  return {
    ...run,
    standing: (rule, subjects) =>
      subjects.filter((subject) => {
        const exemption = exemptionOf(rule, subject);
        if (exemption === undefined) return true;
        met.set(exemption, (met.get(exemption) ?? 0) + 1);
        return exemption.state === 'expired';
      }),
  };
}

function byRule(a: ExemptionUse, b: ExemptionUse): number {
  return byText(a.rule, b.rule) || byText(a.expires, b.expires) || byText(a.owner, b.owner) || byText(a.reason, b.reason) || a.subjects - b.subjects;
}
