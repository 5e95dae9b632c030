import type { BUILTIN_RULE_IDS } from '@provenance/domain';
import type { Subject } from '../document/policy-document.ts';

export type BuiltinRuleId = (typeof BUILTIN_RULE_IDS)[number];

/** What each built-in rule looks at: which parts of a scope an exemption from it can have. */
export const BUILTIN_SUBJECTS: Readonly<Record<BuiltinRuleId, Subject>> = {
  'unknown-lines': 'lines',
  'invalid-attestation': 'lines',
  'critical-findings': 'finding',
  'high-findings': 'finding',
  'category-warn': 'finding',
  'category-block': 'finding',
  'bot-block-bypassed': 'change',
  'force-push-after-approval': 'change',
  'partial-coverage': 'file',
};

export const BUILTIN_PREFIX = 'builtin/';

/** What the rule of that name looks at; undefined where there is no such built-in rule. */
export function builtinSubject(name: string): Subject | undefined {
  return Object.hasOwn(BUILTIN_SUBJECTS, name) ? BUILTIN_SUBJECTS[name as BuiltinRuleId] : undefined;
}
