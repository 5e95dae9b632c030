import { deriveId } from '../analysis/ids.ts';
import type { FindingState } from '../facts/finding-fact.ts';
import type { FindingStatus, Severity } from '../finding/finding.ts';

export const FINDING_EVENT_TYPES = ['finding_opened', 'finding_suppressed', 'finding_reopened', 'finding_remediated'] as const;
export type FindingEventType = (typeof FINDING_EVENT_TYPES)[number];

/**
 * Why a finding is open again: its suppression ran out, was taken back, or does not hold for the changed lines; or the
 * finding was remediated and has come back.
 */
export type ReopenCause = 'expired' | 'unsuppressed' | 'line_changed' | 'reappeared';

/** A change in the life of a finding. The id is stable: a consumer that has seen it drops it. */
export interface FindingEvent {
  /** `ev_` and 32 hex digits. */
  event_id: string;
  type: FindingEventType;
  /** RFC 3339, UTC. */
  at: string;
  repo: string;
  pr_number: string;
  fingerprint: string;
  /** What the figures know the life by, where that is not its fingerprint. */
  life_id?: string;
  rule_key: string;
  category: string;
  severity: Severity;
  file_path: string;
  agent_id: string;
  /** When the finding was first seen: with `at` of a remediation the time that it took. */
  detected_at: string;
  /** The analysis that showed it; absent where a person or the clock did. */
  analysis_id?: string;
  /** The head of that analysis. */
  head_sha?: string;
  suppression_id?: string;
  cause?: ReopenCause;
  actor?: string;
  reason?: string;
}

/** The event with its id, which follows from what happened to which finding and when. */
export function findingEvent(event: Omit<FindingEvent, 'event_id'>): FindingEvent {
  const { type, repo, pr_number, fingerprint, analysis_id = '', suppression_id = '', cause = '', at } = event;
  return { event_id: deriveId('ev', type, repo.toLowerCase(), pr_number, fingerprint, analysis_id, suppression_id, cause, at), ...event };
}

const STATUS_AFTER: Record<FindingEventType, FindingStatus> = {
  finding_opened: 'open',
  finding_reopened: 'open',
  finding_suppressed: 'suppressed',
  finding_remediated: 'remediated',
};

/** The states that the newest of these events leave findings in, each under what its life is known by: what their facts are made of. */
export function statesAfter(events: readonly FindingEvent[]): FindingState[] {
  const newest = new Map<string, FindingEvent>();
  for (const event of events) newest.set(`${event.repo}#${event.pr_number}#${knownAs(event)}`, event);
  return [...newest.values()].map(stateAfter);
}

/** The state that an event leaves its finding in. */
export function stateAfter(event: FindingEvent): FindingState {
  const { type, at, repo, pr_number, agent_id, severity, category, detected_at } = event;
  return { fingerprint: knownAs(event), repo, pr_number, agent_id, severity, category, detected_at, status: STATUS_AFTER[type], changed_at: at };
}

function knownAs({ fingerprint, life_id }: FindingEvent): string {
  return life_id ?? fingerprint;
}
