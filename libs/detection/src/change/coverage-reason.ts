import type { FileCoverage } from '@provenance/domain';

/** Uncovered files that the reason of the stage names. */
const NAMED_FILES = 3;

/** What was not covered, in words; undefined when all was. Could not tell is no clean bill. */
export function coverageReason(coverage: readonly FileCoverage[]): string | undefined {
  const uncovered = coverage.filter((file) => file.status === 'uncovered');
  if (uncovered.length === 0) return undefined;
  const named = uncovered.slice(0, NAMED_FILES).map((file) => `${file.path} (${file.reason ?? 'unknown'})`);
  const more = uncovered.length > NAMED_FILES ? `, and ${uncovered.length - NAMED_FILES} more` : '';
  return `${uncovered.length} of ${coverage.length} files not covered: ${named.join(', ')}${more}`;
}
