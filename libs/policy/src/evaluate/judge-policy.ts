import type { ExemptionUse, Exemption, Finding, PolicySettings, PolicyVerdict, RuleContext, RuleSubject } from '@provenance/domain';
import { BUILTIN_PREFIX } from '../compile/builtin-subjects.ts';
import type { CompiledExemption, CompiledPolicy } from '../compile/compile-policy.ts';
import type { BuiltinDocument } from '../document/policy-document.ts';
import type { Scoped } from '../scope/scope.ts';
import type { Budget } from './budget.ts';
import { judgeRule, reasonsOf, type Place, type RuleReport } from './judge-rule.ts';
import type { Subjects } from './subjects.ts';

export interface PolicyReport {
  policy: CompiledPolicy;
  rules: RuleReport[];
  verdict: PolicyVerdict;
}

/** What a policy says of a change; it can be halted after each rule. */
export function* judgePolicy(policy: CompiledPolicy, context: RuleContext, subjects: Subjects, budget: Budget): Generator<undefined, PolicyReport> {
  const place = { repo: context.input.analysis.repo, at: Date.parse(context.input.decided_at) };
  const rules: RuleReport[] = [];
  for (const rule of policy.rules) {
    rules.push(judgeRule(rule, subjects, place, budget));
    yield;
  }
  const verdict: PolicyVerdict = {
    policy: policy.identity,
    reasons: rules.flatMap((report) => reasonsOf(report, policy, place.at)),
    exemptions: rules.flatMap(({ exempted }) => [...exempted].map(([exemption, subjects]): ExemptionUse => ({ ...asTold(exemption, place.at), subjects }))),
    ...(policy.builtin.enabled === false ? {} : { builtin: builtinRun(policy, context.input.policy, subjects, place) }),
  };
  return { policy, rules, verdict };
}

function builtinRun(policy: CompiledPolicy, settings: PolicySettings, subjects: Subjects, { repo, at }: Place): NonNullable<PolicyVerdict['builtin']> {
  const told = new Map<CompiledExemption, Exemption>();
  return {
    settings: settingsUnder(policy.builtin, settings),
    exemptionOf: (rule, subject) => {
      const exemption = policy.builtinExemptions.get(`${BUILTIN_PREFIX}${rule}`)?.find(({ inRepo, inScope }) => inRepo(repo) && inScope(scopedOf(subject, subjects)));
      if (exemption === undefined) return undefined;
      // One object for each, since uses are counted by it.
      const known = told.get(exemption) ?? asTold(exemption, at);
      told.set(exemption, known);
      return known;
    },
  };
}

/** What the service is set to, but for what the policy sets. */
function settingsUnder(builtin: BuiltinDocument, settings: PolicySettings): PolicySettings {
  return {
    ...settings,
    blockOnUnknown: builtin.block_on_unknown ?? settings.blockOnUnknown,
    highSeverityThreshold: builtin.high_severity_threshold ?? settings.highSeverityThreshold,
    warnThresholds: builtin.warn_thresholds ?? settings.warnThresholds,
    blockThresholds: builtin.block_thresholds ?? settings.blockThresholds,
    warnOnPartial: builtin.warn_on_partial ?? settings.warnOnPartial,
  };
}

function asTold({ document, ends }: CompiledExemption, at: number): Exemption {
  const { rule, owner, reason, expires } = document;
  return { rule, owner, reason, expires, state: ends > at ? 'in_force' : 'expired' };
}

function scopedOf(subject: RuleSubject, subjects: Subjects): Scoped {
  if ('verdict' in subject) return subjects.scopedLine(subject);
  if ('finding_id' in subject) return subjects.scopedFinding(subject as Finding);
  return 'path' in subject ? subjects.scopedFile(subject.path) : subjects.scopedChange();
}
