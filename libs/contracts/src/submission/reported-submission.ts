import { hash } from 'node:crypto';
import { deriveId, waitingStages, type AnalysisRecord, type Reanalysis } from '@provenance/domain';

/** A pull request at one head, as GitHub reports it. */
export interface ReportedPullRequest {
  repo: string;
  pr_number: string;
  base_sha: string;
  head_sha: string;
  branch: string;
  /** When the pull request changed last, ms since the epoch: tells an older delivery from a newer. */
  updated_at: number;
  /** What asks for another analysis of the same head: a press of the re-run button, a request of an administrator. */
  rerun?: string;
  /** The analysis of this head that is made again, where it is known. */
  reanalysis?: Reanalysis;
}

/** A known analysis as a pull request that is reported again. @param rerun what asks for it */
export function reportedAgain({ repo, pr_number, base_sha, head_sha, branch = '' }: AnalysisRecord, reanalysis: Reanalysis, rerun: string): ReportedPullRequest {
  return { repo, pr_number, base_sha, head_sha, branch, updated_at: 0, rerun, reanalysis };
}

/**
 * The analysis of a reported pull request and the submission that is stored for it. Both follow from the pull request
 * and its head alone (of a re-run, from what asks for it too): however often it is delivered, there is one analysis.
 * @param at RFC 3339, UTC
 */
export function reportedSubmission(pull: ReportedPullRequest, at: string): { record: AnalysisRecord; body: Buffer } {
  const { repo, pr_number, base_sha, head_sha, branch, rerun, reanalysis } = pull;
  const submission = { repo, pr_number, base_sha, head_sha, branch };
  const body = Buffer.from(JSON.stringify({ ...submission, provenance_data: { source: 'github', ...(rerun === undefined ? {} : { metadata: { rerun } }) } }), 'utf8');
  const record: AnalysisRecord = {
    ...submission,
    analysis_id: deriveId('an', 'github', repo.toLowerCase(), pr_number, base_sha, head_sha, ...(rerun === undefined ? [] : [rerun])),
    status: 'received',
    created_at: at,
    updated_at: at,
    body_sha256: hash('sha256', body, 'hex'),
    line_count: 0,
    has_files: false,
    source: 'github',
    ...(reanalysis !== undefined && { reanalysis }),
    stages: waitingStages(),
  };
  return { record, body };
}
