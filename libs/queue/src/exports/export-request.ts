import { deriveId, type FindingEvent } from '@provenance/domain';

/**
 * What is to be exported. Of an analysis and of a review the key alone: the rows are made when they are sent. A change in the
 * life of a finding is small, and its finding remembers only so many: it comes along.
 */
export type ExportRequest =
  | { kind: 'analysis'; analysis_id: string }
  | { kind: 'review'; repo: string; pr_number: string; /** What made it due: an analysis, or a snapshot. */ cause: string }
  | { kind: 'finding'; event: FindingEvent };

/** The id of a request's job: the same request is the same job. */
export function exportJobId(request: ExportRequest): string {
  switch (request.kind) {
    case 'analysis':
      return request.analysis_id;
    case 'review':
      return deriveId('ev', 'review', request.repo.toLowerCase(), request.pr_number, request.cause);
    case 'finding':
      return request.event.event_id;
  }
}

/** What is written down of a request where its rows are not: in logs and in dead letters. @param request null: it was damaged */
export function exportSubject(request: ExportRequest | null): string {
  if (request === null) return 'damaged';
  switch (request.kind) {
    case 'analysis':
      return `analysis ${request.analysis_id}`;
    case 'review':
      return `review of ${request.repo}#${request.pr_number}`;
    case 'finding':
      return `${request.event.type} ${request.event.fingerprint} of ${request.event.repo}#${request.event.pr_number}`;
  }
}
