import { hash } from 'node:crypto';
import { type AnalysisRecord, deriveId, waitingStages } from '@provenance/domain';
import type { ValidSubmission } from '../validation/validate-submission.ts';

/**
 * The record of a submission as it is first kept. Its id is derived, so that a repeat finds the first analysis:
 * from the Idempotency-Key where there is one, else from what is analysed and the very bytes of the body.
 * @param at RFC 3339, UTC
 */
export function toRecord(
  { request, lineCount }: ValidSubmission,
  body: Buffer,
  idempotencyKey: string | undefined,
  at: string,
): AnalysisRecord {
  const { repo, base_sha, head_sha, branch } = request;
  const { metadata, files } = request.provenance_data;
  const pr_number = String(request.pr_number);
  const body_sha256 = hash('sha256', body, 'hex');
  return {
    analysis_id:
      idempotencyKey === undefined
        ? deriveId('an', 'body', repo, pr_number, head_sha, body_sha256)
        : deriveId('an', 'key', repo, idempotencyKey),
    status: 'received',
    created_at: at,
    updated_at: at,
    repo,
    pr_number,
    base_sha,
    head_sha,
    ...(isAbsent(branch) ? {} : { branch }),
    ...(isAbsent(metadata) ? {} : { metadata }),
    body_sha256,
    line_count: lineCount,
    has_files: (files?.length ?? 0) > 0,
    stages: waitingStages(),
  };
}

/** Clients of the seed's service send null for what they do not have. */
function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
