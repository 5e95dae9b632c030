import { DEFAULT_POLICY, type Decision } from '@provenance/domain';
import { readPolicy } from '../compile/compile-policy.ts';
import type { PolicyFault } from '../document/parse-document.ts';
import { readYaml } from '../document/parse-document.ts';
import { decideUnder } from '../evaluate/decide-under.ts';
import { caseInput } from './case-input.ts';
import { asCaseFile, type CaseFile, type PolicyCase } from './case-schema.ts';

export interface CaseResult {
  name: string;
  /** What came out otherwise than expected; empty when all is well. */
  differences: string[];
}

/** @throws Error with everything that keeps the text from being a file of cases */
export function readCases(text: string): CaseFile {
  const read = readYaml(text);
  if ('faults' in read) throw new Error(read.faults.map(({ line, detail }) => `line ${line}: ${detail}`).join('\n'));
  return asCaseFile(read.value);
}

/**
 * Runs the cases of a file.
 * @param policy text of the policy, where it does not stand in the file itself
 * @returns one result a case, or what is wrong with the policy
 */
export function runCases(file: CaseFile, policy: string): CaseResult[] | { faults: PolicyFault[] } {
  const read = readPolicy(policy, 'test', 0);
  if ('faults' in read) return read;
  return file.cases.map((one) => {
    const { decision } = decideUnder([read.policy], caseInput(one.given, DEFAULT_POLICY));
    return { name: one.name, differences: differences(one.expect, decision, `${read.policy.identity.name}/`) };
  });
}

function differences(expected: PolicyCase['expect'], decision: Decision, prefix: string): string[] {
  const own = (rule: string): string => (rule.startsWith(prefix) ? rule.slice(prefix.length) : rule);
  const fired = decision.reasons.map(({ rule_id }) => own(rule_id));
  const doubtful = decision.reasons.filter(({ could_not_tell }) => could_not_tell).map(({ rule_id }) => own(rule_id));
  return [
    ...(decision.outcome === expected.outcome ? [] : [`outcome: expected ${expected.outcome}, got ${decision.outcome}: ${decision.rationale}`]),
    ...unlike('rules', expected.rules, fired),
    ...unlike('could_not_tell', expected.could_not_tell, doubtful),
  ];
}

function unlike(what: string, expected: readonly string[] | undefined, got: readonly string[]): string[] {
  const sorted = (names: readonly string[]): string => [...new Set(names)].sort().join(', ') || 'none';
  return expected === undefined || sorted(expected) === sorted(got) ? [] : [`${what}: expected ${sorted(expected)}, got ${sorted(got)}`];
}
