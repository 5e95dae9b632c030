import { type AnalysisRecord, waitingStages } from '@provenance/domain';

/** An analysis that has only been accepted. */
export function receivedRecord(analysis_id: string): AnalysisRecord {
  return {
    analysis_id,
    status: 'received',
    repo: 'acme/shop',
    pr_number: '42',
    base_sha: 'abc123',
    head_sha: 'def456',
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    body_sha256: 'x',
    line_count: 1,
    has_files: true,
    stages: waitingStages(),
  };
}
