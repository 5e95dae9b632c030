import type { Finding } from '../finding/finding.ts';
import type { SuppressionComment } from '../suppression-comment/scan-comments.ts';
import { applied, holds, strongest, type AppliedSuppression, type Suppression } from './suppression.ts';

/** What holds findings back at a moment. */
export interface SuppressionsAt {
  /** By the fingerprint that they were given for. */
  byFingerprint: ReadonlyMap<string, readonly Suppression[]>;
  /** formerFingerprints of the same findings. */
  formers: ReadonlyMap<string, string>;
  /** RFC 3339. */
  at: string;
  /** Comments that the policy honours; none where it honours none. */
  honoured: readonly SuppressionComment[];
}

/** The findings with their status at that moment. None is left out. */
export function applySuppressions(findings: readonly Finding[], suppressions: SuppressionsAt): Finding[] {
  const commented = new Set(suppressions.honoured.flatMap(placesOf));
  return findings.map((finding) => {
    const suppression = holding(finding, suppressions) ?? honouredComment(finding, commented);
    if (suppression !== undefined) return { ...finding, status: 'suppressed', suppression };
    const open: Finding = { ...finding, status: 'open' };
    delete open.suppression;
    return open;
  });
}

/** The suppressions for a finding: under its own name, and under the one that its file had. */
export function suppressionsFor(finding: Pick<Finding, 'fingerprint'>, { byFingerprint, formers }: Pick<SuppressionsAt, 'byFingerprint' | 'formers'>): Suppression[] {
  const former = formers.get(finding.fingerprint);
  return [finding.fingerprint, ...(former === undefined ? [] : [former])].flatMap((name) => byFingerprint.get(name) ?? []);
}

function holding(finding: Finding, suppressions: SuppressionsAt): AppliedSuppression | undefined {
  const { repo, pr_number, trail } = finding;
  const subject = { repo, pr_number, ...(trail !== undefined && { line_digest: trail.line_digest }) };
  const found = strongest(suppressionsFor(finding, suppressions).filter((one) => holds(one, subject, suppressions.at)));
  return found && applied(found);
}

function honouredComment(finding: Finding, commented: ReadonlySet<string>): AppliedSuppression | undefined {
  const { file_path, start_line, repo, pr_number } = finding;
  if (!commented.has(placeKey(file_path, start_line))) return undefined;
  return { kind: 'in_source', scope: 'pull_request', repo, pr_number, reason: 'A comment in the source asks for it, and the policy honours such comments.' };
}

/** The line of a comment, and the one below, which some tools mean. */
function placesOf({ file_path, line_number }: SuppressionComment): string[] {
  return [placeKey(file_path, line_number), placeKey(file_path, line_number + 1)];
}

function placeKey(path: string, line: number): string {
  return `${line} ${path}`;
}
