import type { Finding } from './finding.ts';

/** A finding without what is kept to recognise it again: what may leave the service. */
export function shownFinding(finding: Finding): Omit<Finding, 'trail'> {
  const shown = { ...finding };
  delete shown.trail;
  return shown;
}
