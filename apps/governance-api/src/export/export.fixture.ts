import { deriveId, EVENT_SCHEMA_VERSION, type ExportEvent } from '@provenance/domain';

/** A row that the test tells by its name. */
export function rowNamed(name: string): ExportEvent {
  return {
    event_id: deriveId('ev', name),
    event_type: 'review_override_alert',
    schema_version: EVENT_SCHEMA_VERSION,
    occurred_at: '2026-03-02T10:00:00.000Z',
    repo: 'acme/shop',
    pr_number: name,
    analysis_id: null,
    agent_id: 'codex',
    payload: { overridden: [{ reviewer: 'coderabbitai', requested_at: '2026-03-02T09:00:00.000Z' }], merged_by: 'jonas', merged_at: '2026-03-02T10:00:00.000Z' },
  };
}
