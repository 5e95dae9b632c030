import { deriveId, EVENT_SCHEMA_VERSION, findingEvent, type ExportEvent } from '@provenance/domain';
import type { ExportRequest } from '@provenance/queue';

export type FindingRequest = Extract<ExportRequest, { kind: 'finding' }>;

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

/** A change in the life of a finding: the request that needs no store. */
export function findingRequest(fingerprint: string, pr_number = '42'): FindingRequest {
  const at = '2026-03-02T10:00:00.000Z';
  const finding = { fingerprint, rule_key: 'python.sql.tainted-query', category: 'sqli', severity: 'high', file_path: 'api/orders.py', detected_at: at } as const;
  return { kind: 'finding', event: findingEvent({ type: 'finding_opened', at, repo: 'acme/shop', pr_number, agent_id: 'codex', ...finding }) };
}
