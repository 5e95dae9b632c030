import { deriveId } from '../analysis/ids.ts';

export const SUPPRESSION_SCOPES = ['pull_request', 'repo', 'everywhere'] as const;
export type SuppressionScope = (typeof SUPPRESSION_SCOPES)[number];

/** Where a suppression holds. */
export interface SuppressionTarget {
  scope: SuppressionScope;
  /** Absent of one that holds everywhere. */
  repo?: string;
  /** Only of one that holds in a pull request. */
  pr_number?: string;
}

/** What somebody asks for. */
export interface SuppressionRequest extends SuppressionTarget {
  fingerprint: string;
  reason: string;
  /** Who asks. */
  actor: string;
  /** Who agreed. */
  approver?: string;
  /** RFC 3339, UTC; without it it holds until it is taken back, or nothing is known of its finding any more. */
  expires_at?: string;
}

/** The acceptance of a finding's risk by a person. It hides nothing: the finding is shown, and shown as suppressed. */
export interface Suppression extends SuppressionRequest {
  suppression_id: string;
  /** RFC 3339, UTC. */
  created_at: string;
  /**
   * Digests of the lines that the finding stood on when it was suppressed. It holds for these alone; where none is known
   * the fingerprint has to do.
   */
  line_digests: string[];
  /** The suppression that this one continues under the new name of a file. */
  carried_from?: string;
}

/** What a suppressed finding says of what holds it back. */
export interface AppliedSuppression extends SuppressionTarget {
  /** `external`: by a person, through the service. `in_source`: by a comment, where the policy honours those. */
  kind: 'external' | 'in_source';
  suppression_id?: string;
  reason: string;
  actor?: string;
  approver?: string;
  created_at?: string;
  expires_at?: string;
}

/**
 * A suppression as it is kept. The id follows from what is asked for and from the suppression that it replaces: the same
 * request twice makes the same one.
 */
export function newSuppression(
  request: SuppressionRequest,
  kept: { created_at: string; line_digests: readonly string[]; replaces?: string },
): Suppression {
  const { fingerprint, scope, repo = '', pr_number = '', reason, actor, approver = '', expires_at = '' } = request;
  const asked = [fingerprint, scope, repo.toLowerCase(), pr_number, reason, actor, approver, expires_at];
  return {
    ...request,
    suppression_id: deriveId('sp', ...asked, kept.replaces ?? ''),
    created_at: kept.created_at,
    line_digests: [...new Set(kept.line_digests)].sort(),
  };
}

/** The same suppression for the finding under its file's new name. */
export function carriedSuppression(suppression: Suppression, fingerprint: string): Suppression {
  const { suppression_id } = suppression;
  return { ...suppression, fingerprint, suppression_id: deriveId('sp', suppression_id, fingerprint), carried_from: suppression_id };
}

/** Whether it has run out. `at`: RFC 3339. */
export function isExpired({ expires_at }: Pick<Suppression, 'expires_at'>, at: string): boolean {
  return expires_at !== undefined && Date.parse(expires_at) <= Date.parse(at);
}

/** A finding as a suppression sees it. */
export interface SuppressionSubject {
  repo: string;
  pr_number: string;
  line_digest?: string;
}

/** Whether it reaches so far, whatever the time and the lines are. GitHub tells no case of letters in names. */
export function reaches({ scope, repo, pr_number }: SuppressionTarget, subject: SuppressionSubject): boolean {
  if (scope === 'everywhere') return true;
  if (repo?.toLowerCase() !== subject.repo.toLowerCase()) return false;
  return scope === 'repo' || pr_number === subject.pr_number;
}

/** Whether it holds for a finding at a moment: computed whenever it is asked, no timer has to run. */
export function holds(suppression: Suppression, subject: SuppressionSubject, at: string): boolean {
  const { line_digests } = suppression;
  const sameLines = line_digests.length === 0 || subject.line_digest === undefined || line_digests.includes(subject.line_digest);
  return sameLines && reaches(suppression, subject) && !isExpired(suppression, at);
}

/** Of those that hold the one that is shown: the narrowest, of equals the newest. */
export function strongest(suppressions: readonly Suppression[]): Suppression | undefined {
  return [...suppressions].sort(
    (a, b) =>
      SUPPRESSION_SCOPES.indexOf(a.scope) - SUPPRESSION_SCOPES.indexOf(b.scope) ||
      Date.parse(b.created_at) - Date.parse(a.created_at) ||
      (a.suppression_id < b.suppression_id ? -1 : 1),
  )[0];
}

/** What a finding shows of it. */
export function applied(suppression: Suppression): AppliedSuppression {
  const { suppression_id, scope, repo, pr_number, reason, actor, approver, created_at, expires_at } = suppression;
  return {
    kind: 'external',
    suppression_id,
    scope,
    ...(repo !== undefined && { repo }),
    ...(pr_number !== undefined && { pr_number }),
    reason,
    actor,
    ...(approver !== undefined && { approver }),
    created_at,
    ...(expires_at !== undefined && { expires_at }),
  };
}
