import { deriveId } from '../analysis/ids.ts';

/** Version of the rows. A member that is added keeps it; one that goes or means something else makes a new one. */
export const EVENT_SCHEMA_VERSION = 1;

export const EVENT_TYPES = [
  'analysis_metrics',
  'decision_bundle',
  'review_metrics',
  'review_override_alert',
  'finding_opened',
  'finding_suppressed',
  'finding_reopened',
  'finding_remediated',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/**
 * A row for a warehouse or a file. It may arrive more than once: `event_id` follows from what happened, so that a repeat can
 * be dropped.
 */
export interface ExportEvent {
  /** `ev_` and 32 hex digits. */
  event_id: string;
  event_type: EventType;
  schema_version: number;
  /** RFC 3339, UTC. */
  occurred_at: string;
  /** In lower case: GitHub takes names that differ in case for the same, and so must who groups by it. */
  repo: string;
  pr_number: string;
  /** Null where the event is about no single analysis. */
  analysis_id: string | null;
  /** Null where the event is about no single agent. */
  agent_id: string | null;
  /** By the type: docs/schemas/events.schema.json. */
  payload: Record<string, unknown>;
}

/** @param about what makes the event one and the same whenever it is told */
export function exportEvent(event: Omit<ExportEvent, 'event_id' | 'schema_version'>, ...about: string[]): ExportEvent {
  return { event_id: deriveId('ev', event.event_type, ...about), schema_version: EVENT_SCHEMA_VERSION, ...event, repo: event.repo.toLowerCase() };
}
