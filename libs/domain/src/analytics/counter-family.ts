/**
 * Counters that are kept and read together. A query reads the families that its metrics need and no other: the names of
 * files and people are many, the scalars of a review few.
 */
export const FAMILIES = ['code', 'shape', 'finding', 'file', 'review', 'duration', 'people', 'ci'] as const;
export type Family = (typeof FAMILIES)[number];

/** The families of which every fact of an analysis, of a pull request and of a finding has a counter. */
export const TELLING = { analysis: 'code', pull_request: 'review', finding: 'finding' } as const satisfies Record<string, Family>;

/** What the counters of a family are counted from: analyses, or reviews. */
export function tellingOf(family: Family): Family {
  return OF_REVIEWS.includes(family) ? TELLING.pull_request : TELLING.analysis;
}

const OF_REVIEWS: readonly Family[] = ['review', 'duration', 'people', 'ci'];

/** By the head of a counter's name; what is not listed is one of the many scalars of a review. */
const FAMILY_OF: ReadonlyMap<string, Family> = new Map<string, Family>([
  ...heads('code', 'lines', 'change', 'contributor', 'attested', 'attestation_invalid', 'analyses', 'decision', 'involved'),
  ...heads('shape', 'complexity', 'language', 'path'),
  ...heads('finding', 'finding', 'tracked', 'suppressed', 'remediated', 'remediation'),
  ...heads('file', 'file'),
  ...heads('duration', 'duration', 'duration_ms'),
  ...heads('people', 'reviewer', 'team_reviewer', 'bot_reviewer'),
  ...heads('ci', 'ci_failed_check', 'ci_failure_context'),
]);

function heads(family: Family, ...names: string[]): [string, Family][] {
  return names.map((name) => [name, family]);
}

/** The part of a counter's name before its first colon. */
export function headOf(counter: string): string {
  const colon = counter.indexOf(':');
  return colon < 0 ? counter : counter.slice(0, colon);
}

export function familyOf(counter: string): Family {
  return FAMILY_OF.get(headOf(counter)) ?? 'review';
}

/**
 * The heads of the counters of these families, for a store that looks counters up by their heads. `others` holds when the
 * scalars of reviews, which are not listed, are among them: then `heads` are those that are not.
 */
export function headsOf(families: readonly Family[]): { others: boolean; heads: string[] } {
  const others = families.includes('review');
  return { others, heads: [...FAMILY_OF].filter(([, family]) => families.includes(family) !== others).map(([head]) => head) };
}

/** Counters by family; families without any are left out. */
export function byFamily(counters: Readonly<Record<string, number>>): Map<Family, Record<string, number>> {
  const families = new Map<Family, [string, number][]>();
  for (const [name, value] of Object.entries(counters)) {
    const family = familyOf(name);
    const entries = families.get(family) ?? [];
    entries.push([name, value]);
    families.set(family, entries);
  }
  return new Map([...families].map(([family, entries]) => [family, Object.fromEntries(entries)]));
}
