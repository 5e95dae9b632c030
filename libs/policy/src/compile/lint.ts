import { faultAt, type LineOf, type PolicyFault } from '../document/parse-document.ts';
import type { ExemptionDocument, PolicyDocument, RuleDocument, ScopeDocument, Subject } from '../document/policy-document.ts';
import { SCOPE_PARTS } from '../scope/scope.ts';
import { BUILTIN_PREFIX, builtinSubject } from './builtin-subjects.ts';
import { expiryOf } from './expiry.ts';

/** The built-in policy, and addresses beside those of policies. */
const RESERVED: readonly string[] = ['builtin', 'schema', 'backtest'];

/** What does not make sense in a document that fits the schema; conditions are another matter. */
export function documentFaults({ name, rules = [], exemptions = [] }: PolicyDocument, lineOf: LineOf): PolicyFault[] {
  const subjects = new Map(rules.map(({ id, for: subject }) => [id, subject]));
  const firsts = new Map(rules.map(({ id }, at) => [id, at] as const).reverse());
  return [
    ...(RESERVED.includes(name) ? [faultAt(['name'], lineOf, `${name} is not free: ${RESERVED.join(', ')} have a meaning of their own`)] : []),
    ...rules.flatMap((rule, at) => ruleFaults(rule, firsts.get(rule.id) !== at).map(({ path, detail }) => faultAt(['rules', at, ...path], lineOf, detail))),
    ...exemptions.flatMap((exemption, at) => exemptionFaults(exemption, subjects).map(({ path, detail }) => faultAt(['exemptions', at, ...path], lineOf, detail))),
  ];
}

/** What is no fault and still not what somebody may think. @param at ms since the epoch */
export function documentRemarks({ rules = [], exemptions = [], builtin }: PolicyDocument, lineOf: LineOf, at: number): PolicyFault[] {
  const expired = exemptions.flatMap(({ expires, owner }, index) =>
    (expiryOf(expires) ?? 0) <= at ? [faultAt(['exemptions', index, 'expires'], lineOf, `has expired: ask ${owner}, or drop it`)] : [],
  );
  const off = builtin?.enabled === false;
  if (off && rules.length === 0) return [...expired, faultAt(['builtin'], lineOf, 'the policy has no rules at all: it objects to nothing')];
  const exempted = off ? exemptions.flatMap(({ rule }, index) => (rule.startsWith(BUILTIN_PREFIX) ? [index] : [])) : [];
  return [...expired, ...exempted.map((index) => faultAt(['exemptions', index, 'rule'], lineOf, 'the built-in rules are off here: there is nothing to exempt from'))];
}

type Part = { path: (string | number)[]; detail: string };

function ruleFaults({ id, for: subject, scope }: RuleDocument, repeated: boolean): Part[] {
  const again = repeated ? [{ path: ['id'], detail: `there is another rule ${id}` }] : [];
  return [...again, ...scopeFaults(scope, subject)];
}

function exemptionFaults({ rule, scope, expires }: ExemptionDocument, subjects: ReadonlyMap<string, Subject>): Part[] {
  const subject = rule.startsWith(BUILTIN_PREFIX) ? builtinSubject(rule.slice(BUILTIN_PREFIX.length)) : subjects.get(rule);
  const unknown = subject === undefined ? [{ path: ['rule'], detail: `there is no rule ${rule}` }] : [];
  const never = expiryOf(expires) === undefined ? [{ path: ['expires'], detail: 'there is no such day or moment' }] : [];
  return [...unknown, ...never, ...(subject === undefined ? [] : scopeFaults(scope, subject))];
}

function scopeFaults(scope: ScopeDocument = {}, subject: Subject): Part[] {
  const parts = Object.keys(scope) as (keyof ScopeDocument)[];
  const misplaced = parts
    .filter((part) => !SCOPE_PARTS[subject].includes(part))
    .map((part) => ({ path: ['scope', part], detail: `a rule for ${subject} has no ${part}: it can have ${SCOPE_PARTS[subject].join(', ')}` }));
  const { at_least = 0, at_most = 1 } = scope.line_share ?? {};
  return at_least > at_most ? [...misplaced, { path: ['scope', 'line_share'], detail: 'at_least is more than at_most' }] : misplaced;
}
