import { Environment } from '@marcbachmann/cel-js';
import { LIMITS } from '../document/limits.ts';
import type { Subject } from '../document/policy-document.ts';
import { glob, type Matcher } from '../scope/glob.ts';
import { ChangeFacts, CoverageFacts, FileFacts, FindingFacts, LinesFacts, ReviewFacts } from './facts.ts';
import { LISTS, VOCABULARY, type FactGroup, type GroupName } from './vocabulary.ts';

const CLASSES: Record<GroupName, new (facts: never) => object> = {
  finding: FindingFacts,
  lines: LinesFacts,
  file: FileFacts,
  change: ChangeFacts,
  coverage: CoverageFacts,
  review: ReviewFacts,
};

const limits = {
  maxAstNodes: LIMITS.conditionNodes,
  maxDepth: LIMITS.conditionDepth,
  maxListElements: LIMITS.conditionListElements,
  maxMapEntries: 0,
  maxCallArguments: 4,
};

/**
 * What the conditions of one policy are evaluated in: each kind of rule knows its own variables and no others.
 * One for each policy, so that what it remembers of patterns goes with it.
 */
export function environments(): Record<Subject, Environment> {
  const patterns = new Map<string, Matcher>();
  const matcher = (pattern: string): Matcher => {
    const known = patterns.get(pattern) ?? glob(pattern);
    patterns.set(pattern, known);
    return known;
  };
  const base = new Environment({ limits });
  for (const [name, { type, facts }] of Object.entries<FactGroup>(VOCABULARY)) {
    const fields = Object.fromEntries(Object.entries(facts).map(([fact, [cel]]) => [fact, cel]));
    base.registerType(type, { ctor: CLASSES[name as GroupName], fields });
  }
  base.registerFunction('string.glob(string): bool', (text: string, pattern: string) => matcher(pattern)(text));
  return { finding: over(base, 'finding'), lines: over(base, 'lines'), file: over(base, 'file'), change: over(base, 'change') };
}

function over(base: Environment, subject: Subject): Environment {
  const own = base.clone();
  for (const [name, { type, subjects }] of Object.entries<FactGroup>(VOCABULARY)) {
    if (subjects.includes(subject)) own.registerVariable(name, type);
  }
  if (subject === 'change') {
    for (const [name, { of }] of Object.entries(LISTS)) own.registerVariable(name, `list<${VOCABULARY[of].type}>`);
  }
  return own;
}
