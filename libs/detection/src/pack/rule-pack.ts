import { createHash } from 'node:crypto';
import { analyzerName } from '../language/analyzers.ts';
import type { SemgrepRule } from './semgrep-rule.ts';

/** Rules that run together. */
export interface RulePack {
  /** By id: the same rules give the same bytes, whatever the order they were read in. */
  rules: SemgrepRule[];
  /** sha256 (hex) over the rules; part of the cache key. */
  digest: string;
  /** Where the rules were read; for the list of capabilities. */
  source: string;
  /** RFC 3339, UTC; the newest file. */
  lastModified: string;
}

/** Rules of one place and the time of its newest file. */
export interface RuleSource {
  rules: SemgrepRule[];
  source: string;
  lastModified: Date;
}

function refuseDoubles(rules: readonly SemgrepRule[]): void {
  // The engine keeps one of two rules with the same id and says nothing.
  const seen = new Set<string>();
  for (const { id } of rules) {
    if (seen.has(id)) throw new Error(`Two rules have the id ${id}`);
    seen.add(id);
  }
}

/** One pack out of several sources. @throws Error when it is empty or an id occurs twice. */
export function assemblePack(...sources: RuleSource[]): RulePack {
  const rules = sources.flatMap((source) => source.rules);
  rules.sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
  refuseDoubles(rules);
  const source = sources.map((entry) => entry.source).join(', ');
  if (rules.length === 0) throw new Error(`No rules in ${source}`);
  return {
    rules,
    digest: createHash('sha256').update(JSON.stringify(rules)).digest('hex'),
    source,
    lastModified: new Date(Math.max(...sources.map((s) => s.lastModified.getTime()))).toISOString(),
  };
}

/** Languages that have no parser: their rules run only on targets that name them. */
export const TEXT_ANALYZERS = ['regex', 'generic'] as const;

/** What a pack looks at. */
export interface PackScope {
  /** Analyzers for which it has a rule. */
  analyzers: ReadonlySet<string>;
  /** Analyzers of whose rules one looks at the path: their results depend on content and path. */
  pathSensitive: ReadonlySet<string>;
}

/** The analyzers that a pack has rules for. */
export function packScope(rules: readonly SemgrepRule[]): PackScope {
  const analyzers = new Set<string>();
  const pathSensitive = new Set<string>();
  for (const rule of rules) {
    for (const language of rule.languages.map(analyzerName)) {
      analyzers.add(language);
      if (rule.paths !== undefined) pathSensitive.add(language);
    }
  }
  return { analyzers, pathSensitive };
}
