import { setImmediate } from 'node:timers/promises';
import { byText, decide, ruleContext, type Decision, type DecisionInput, type PolicyIdentity, type PolicyVerdict } from '@provenance/domain';
import type { CompiledPolicy } from '../compile/compile-policy.ts';
import type { OnError } from '../document/policy-document.ts';
import { compileRepos } from '../scope/scope.ts';
import { Budget } from './budget.ts';
import { judgePolicy, type PolicyReport } from './judge-policy.ts';
import { Subjects } from './subjects.ts';

/** A policy that can no longer be read. It objects: it may be the one that would have. */
export interface UnusablePolicy {
  identity: PolicyIdentity;
  onError: OnError;
  /** Patterns of the repositories that it applied to; empty: all. */
  repos: readonly string[];
  /** Why it cannot be used, in words. */
  fault: string;
}

export interface PolicyDecision {
  decision: Decision;
  /** Rule by rule, for whoever asks why. */
  reports: PolicyReport[];
}

type Policies = readonly (CompiledPolicy | UnusablePolicy)[];

/**
 * The decision over an analysis under the policies of its repository, in any order; those of other repositories are
 * left out.
 */
export function decideUnder(policies: Policies, input: DecisionInput, budget = new Budget()): PolicyDecision {
  const rules = ruleByRule(policies, input, budget);
  for (;;) {
    const { done, value } = rules.next();
    if (done === true) return value;
  }
}

/** The same decision where others wait for the event loop: after each rule it is their turn. */
export async function decideInTurns(policies: Policies, input: DecisionInput, budget = new Budget()): Promise<PolicyDecision> {
  const rules = ruleByRule(policies, input, budget);
  for (;;) {
    const { done, value } = rules.next();
    if (done === true) return value;
    await setImmediate();
  }
}

function* ruleByRule(policies: Policies, input: DecisionInput, budget: Budget): Generator<undefined, PolicyDecision> {
  const { repo } = input.analysis;
  const applied = policies.filter((policy) => appliesTo(policy, repo)).sort((a, b) => byText(a.identity.name, b.identity.name));
  const context = ruleContext(input);
  if (applied.length === 0) return { decision: decide(input, [], context), reports: [] };
  const subjects = new Subjects(context);
  const reports: PolicyReport[] = [];
  for (const policy of applied) {
    if (!('fault' in policy)) reports.push(yield* judgePolicy(policy, context, subjects, budget));
  }
  const unusable = applied.flatMap((policy) => ('fault' in policy ? [unusableVerdict(policy, input)] : []));
  return { decision: decide(input, [...reports.map(({ verdict }) => verdict), ...unusable], context), reports };
}

function appliesTo(policy: CompiledPolicy | UnusablePolicy, repo: string): boolean {
  if (!('fault' in policy)) return policy.appliesTo(repo);
  return policy.repos.length === 0 || compileRepos(policy.repos)(repo);
}

function unusableVerdict({ identity, onError, fault }: UnusablePolicy, input: DecisionInput): PolicyVerdict {
  const message = `Could not tell what the policy ${identity.name} says: ${fault}`;
  const reason = { rule_id: `${identity.name}/policy`, outcome: onError, message, evidence: [], evidence_total: 0, could_not_tell: true as const };
  return { policy: identity, reasons: [reason], exemptions: [], builtin: { settings: input.policy } };
}
