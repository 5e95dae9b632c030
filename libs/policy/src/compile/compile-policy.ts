import { createHash } from 'node:crypto';
import { canonicalJson, type Outcome, type PolicyIdentity } from '@provenance/domain';
import { conditionCompilers, type Condition } from '../condition/compile-condition.ts';
import { LIMITS } from '../document/limits.ts';
import { faultAt, readYaml, type PolicyFault } from '../document/parse-document.ts';
import { SUBJECTS, type BuiltinDocument, type ExemptionDocument, type OnError, type PolicyDocument, type RuleDocument, type Subject } from '../document/policy-document.ts';
import { schemaFaults, type SchemaFault } from '../document/schema-faults.ts';
import type { Matcher } from '../scope/glob.ts';
import { compileRepos, compileScope, type Scope } from '../scope/scope.ts';
import { expiryOf } from './expiry.ts';
import { documentFaults, documentRemarks } from './lint.ts';

export interface CompiledRule {
  id: string;
  subject: Subject;
  inRepo: Matcher;
  inScope: Scope;
  condition: Condition | undefined;
  atLeast: number;
  outcome: Outcome;
  message: string;
  exemptions: readonly CompiledExemption[];
}

export interface CompiledExemption {
  document: ExemptionDocument;
  inRepo: Matcher;
  inScope: Scope;
  /** ms since the epoch */
  ends: number;
}

/** A policy that can be evaluated. */
export interface CompiledPolicy {
  identity: PolicyIdentity;
  document: PolicyDocument;
  onError: OnError;
  appliesTo: Matcher;
  /** In the order of their names. */
  rules: readonly CompiledRule[];
  builtin: BuiltinDocument;
  /** Of built-in rules, by name. */
  builtinExemptions: ReadonlyMap<string, readonly CompiledExemption[]>;
}

/** A policy, or everything that is wrong with its text; remarks are about what works and may surprise. */
export type ReadPolicy = { policy: CompiledPolicy; remarks: PolicyFault[] } | { faults: PolicyFault[] };

/**
 * Reads, checks and compiles a policy: all faults at once, each with its line.
 * @param text YAML or JSON
 * @param version what decisions name it by
 * @param at ms since the epoch: for remarks alone
 */
export function readPolicy(text: string, version: string, at: number): ReadPolicy {
  const read = readYaml(text);
  if ('faults' in read) return { faults: read.faults.sort(byLine) };
  const { value, lineOf } = read;
  const misfits = schemaFaults(value);
  const { conditions, faults } = compileConditions(value);
  const sense = misfits.length > 0 ? [] : documentFaults(value as PolicyDocument, lineOf);
  const all = [...sense, ...[...misfits, ...faults].map(({ path, detail }) => faultAt(path, lineOf, detail))];
  if (all.length > 0) return { faults: all.sort(byLine).slice(0, LIMITS.faults) };
  const document = value as PolicyDocument;
  return { policy: assemble(document, version, conditions), remarks: documentRemarks(document, lineOf, at) };
}

function byLine(a: PolicyFault, b: PolicyFault): number {
  return a.line - b.line;
}

/** sha256 (hex) of a document, whatever the order of its keys and however it was written. */
export function policyDigest(document: PolicyDocument): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}

/** The conditions by the places of their rules. */
type Conditions = ReadonlyMap<number, Condition>;

/** Each condition that can be read, whatever is wrong with the rest of the document. */
function compileConditions(value: unknown): { conditions: Conditions; faults: SchemaFault[] } {
  const compilers = conditionCompilers();
  const conditions = new Map<number, Condition>();
  const faults: SchemaFault[] = [];
  for (const [at, rule] of rulesIn(value).entries()) {
    if (!hasCondition(rule)) continue;
    const compiled = compilers[rule.for](rule.when);
    if (!('faults' in compiled)) conditions.set(at, compiled);
    else faults.push(...compiled.faults.map((detail) => ({ path: ['rules', at, 'when'], detail })));
  }
  return { conditions, faults };
}

/** No more than a policy may have. */
function rulesIn(value: unknown): unknown[] {
  const rules = typeof value === 'object' && value !== null && 'rules' in value ? value.rules : [];
  return Array.isArray(rules) ? rules.slice(0, LIMITS.rules) : [];
}

function hasCondition(rule: unknown): rule is Pick<Required<RuleDocument>, 'for' | 'when'> {
  if (typeof rule !== 'object' || rule === null) return false;
  const { when, for: subject } = rule as { when?: unknown; for?: unknown };
  return typeof when === 'string' && when.length <= LIMITS.conditionLength && (SUBJECTS as readonly unknown[]).includes(subject);
}

function assemble(document: PolicyDocument, version: string, conditions: Conditions): CompiledPolicy {
  const { name, rules = [], exemptions = [], builtin = {}, on_error = 'warn' } = document;
  const byRule = Map.groupBy(exemptions.map(compileExemption).sort(longestFirst), (exemption) => exemption.document.rule);
  const compiled = rules.map((rule, at): CompiledRule => ({
    id: rule.id,
    subject: rule.for,
    inRepo: compileRepos(rule.scope?.repos),
    inScope: compileScope(rule.scope),
    condition: conditions.get(at),
    atLeast: rule.at_least ?? 1,
    outcome: rule.outcome,
    message: rule.message,
    exemptions: byRule.get(rule.id) ?? [],
  }));
  return {
    identity: { name, version, digest: policyDigest(document) },
    document,
    onError: on_error,
    appliesTo: compileRepos(document.repos),
    rules: compiled.sort((a, b) => (a.id < b.id ? -1 : 1)),
    builtin,
    builtinExemptions: byRule,
  };
}

function compileExemption(document: ExemptionDocument): CompiledExemption {
  return { document, inRepo: compileRepos(document.scope?.repos), inScope: compileScope(document.scope), ends: expiryOf(document.expires) ?? 0 };
}

/** Of several that a subject falls under, the one that holds longest is the one that counts, wherever it stands. */
function longestFirst(a: CompiledExemption, b: CompiledExemption): number {
  return b.ends - a.ends || (canonicalJson(a.document) < canonicalJson(b.document) ? -1 : 1);
}
