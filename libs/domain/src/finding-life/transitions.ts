import type { Finding } from '../finding/finding.ts';
import type { FindingAttribution } from '../attribution/line-index.ts';
import { findingEvent, type FindingEvent, type ReopenCause } from './finding-event.ts';
import { isEarlier, subjectOf, withEvent, type FindingLife, type Sighting } from './finding-life.ts';
import { holds, isExpired, strongest, type Suppression } from './suppression.ts';

/*
 *            detected                       suppressed
 *   (none) -----------> open <----------------------------------> suppressed
 *                        | ^   expired, taken back, line changed      |
 *            remediated  | | reappeared                               | remediated
 *                        v |                                          |
 *                     remediated <------------------------------------+
 *
 * Each function returns the life as it is afterwards. What happened stands in its history; a step that changes
 * nothing adds nothing, so running one twice is harmless.
 */

/** What made a step happen that no analysis made. */
export interface ByHand {
  actor: string;
  reason?: string;
}

/** An analysis shows the finding: it opens, comes back, or is seen again. */
export function detected(
  life: FindingLife | undefined,
  finding: Finding,
  seen: Sighting,
  attribution: Pick<FindingAttribution, 'agent_id' | 'contributor'>,
): FindingLife {
  if (life === undefined) return opened(finding, seen, attribution);
  // The life goes on in another file, and this is a second one: under a copy of the old name it would hide the finding.
  if (life.moved_to !== undefined) return opened(finding, seen, attribution, `${life.fingerprint}.${seen.analysis_id}`);
  if (isEarlier(seen, life.last_seen)) return life;
  const current = { ...life, ...facts(finding, attribution), last_seen: seen };
  if (life.status !== 'remediated') return current;
  if (life.remediation !== undefined && isEarlier(seen, life.remediation)) return life;
  return reopened(open(current), 'reappeared', finding.detected_at, seen);
}

function opened(finding: Finding, seen: Sighting, attribution: Pick<FindingAttribution, 'agent_id' | 'contributor'>, life_id?: string): FindingLife {
  const { repo, pr_number, fingerprint, detected_at } = finding;
  const life: FindingLife = {
    repo,
    pr_number,
    fingerprint,
    ...(life_id !== undefined && { life_id }),
    ...facts(finding, attribution),
    status: 'open',
    detected_at,
    first_seen: seen,
    last_seen: seen,
    history: [],
    history_total: 0,
  };
  return withEvent(life, findingEvent({ type: 'finding_opened', at: detected_at, ...subjectOf(life), ...byAnalysis(seen) }));
}

/** A later analysis looked at the whole file and the finding is not there. `at`: when that was found out. */
export function missed(life: FindingLife, seen: Sighting, at: string): FindingLife {
  if (life.status === 'remediated' || life.moved_to !== undefined || !isEarlier(life.last_seen, seen)) return life;
  const ended: FindingLife = { ...open(lifeAt(life, at)), status: 'remediated', remediated_at: at, remediation: seen };
  return withEvent(ended, findingEvent({ type: 'finding_remediated', at, ...subjectOf(ended), ...byAnalysis(seen) }));
}

/**
 * Brings a life in line with the suppressions that there are for it at a moment. A remediated finding has nothing to hold back.
 * @param by who suppressed or took back, or the analysis that is at it
 */
export function settled(life: FindingLife, suppressions: readonly Suppression[], at: string, by?: ByHand | Sighting): FindingLife {
  if (life.moved_to !== undefined) return life;
  const now = lifeAt(life, at);
  if (now.status === 'remediated') return now;
  const held = strongest(suppressions.filter((suppression) => holds(suppression, now, at)));
  if (held !== undefined) return held.suppression_id === now.suppression?.suppression_id ? now : suppressed(now, held, at, by);
  if (now.suppression === undefined) return now;
  const { suppression } = now;
  const stands = suppressions.some(({ suppression_id }) => suppression_id === suppression.suppression_id);
  return reopened(open(now), stands ? 'line_changed' : 'unsuppressed', at, by, suppression.suppression_id);
}

/** The life as it is at a moment: a suppression that has run out meanwhile ended when it ran out, whoever looks when. */
export function lifeAt(life: FindingLife, at: string): FindingLife {
  const { suppression } = life;
  if (suppression?.expires_at === undefined || life.status !== 'suppressed' || !isExpired(suppression, at)) return life;
  return reopened(open(life), 'expired', suppression.expires_at, undefined, suppression.suppression_id);
}

/** The life under its file's new name, and what stays under the old one. */
export function moved(life: FindingLife, finding: Finding): { from: FindingLife; to: FindingLife } {
  const { life_id = life.fingerprint, file_path } = life;
  return {
    from: { ...life, moved_to: finding.fingerprint },
    to: { ...life, fingerprint: finding.fingerprint, life_id, file_path: finding.file_path, moved_from: file_path },
  };
}

/** The life with nothing that holds it back or ended it. */
function open(life: FindingLife): FindingLife {
  const opened: FindingLife = { ...life, status: 'open' };
  delete opened.suppression;
  delete opened.remediated_at;
  delete opened.remediation;
  return opened;
}

function suppressed(life: FindingLife, suppression: Suppression, at: string, by?: ByHand | Sighting): FindingLife {
  const { suppression_id, actor, reason } = suppression;
  const held: FindingLife = { ...life, status: 'suppressed', suppressed_at: at, suppression };
  const event = { type: 'finding_suppressed', at, ...subjectOf(life), suppression_id, actor, reason } as const;
  return withEvent(held, findingEvent({ ...event, ...(by !== undefined && 'analysis_id' in by && byAnalysis(by)) }));
}

function reopened(life: FindingLife, cause: ReopenCause, at: string, by?: ByHand | Sighting, suppression_id?: string): FindingLife {
  const event: Omit<FindingEvent, 'event_id'> = {
    type: 'finding_reopened',
    at,
    ...subjectOf(life),
    cause,
    ...(suppression_id !== undefined && { suppression_id }),
    ...(by !== undefined && ('analysis_id' in by ? byAnalysis(by) : by)),
  };
  return withEvent({ ...life, reopened_at: at }, findingEvent(event));
}

function byAnalysis({ analysis_id, head_sha }: Sighting): { analysis_id: string; head_sha: string } {
  return { analysis_id, head_sha };
}

/** What the newest analysis says of the finding. */
function facts(finding: Finding, { agent_id, contributor }: Pick<FindingAttribution, 'agent_id' | 'contributor'>) {
  const { file_path, start_line, end_line, rule_key, rule_version, category, severity, confidence, message, cwe, trail } = finding;
  return {
    file_path,
    start_line,
    end_line,
    rule_key,
    rule_version,
    category,
    severity,
    confidence,
    message,
    cwe,
    agent_id,
    contributor,
    ...(trail !== undefined && { line_digest: trail.line_digest, content_fingerprint: trail.content_fingerprint }),
    ...(trail?.file_digest !== undefined && { file_digest: trail.file_digest }),
  };
}
