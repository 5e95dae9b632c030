import type { ChangedLine, FileRename, HeadFile, SubmittedEvidence } from '@provenance/domain';
import type { Snapshot } from './snapshot.ts';

/** Whose change it is; what the snapshot alone cannot say. */
export interface SubmissionHead {
  /** `org/name` */
  repo: string;
  pr_number: string;
  /** In place of the snapshot's own head: what a host calls the head of the pull request. */
  head_sha?: string;
  branch?: string;
  metadata?: Record<string, unknown>;
}

/** Body of POST /v1/analysis. */
export interface SubmissionBody {
  repo: string;
  pr_number: string;
  base_sha: string;
  head_sha: string;
  branch?: string;
  provenance_data: {
    metadata: Record<string, unknown>;
    changed_lines: ChangedLine[];
    files: ({ path: string; content: string } | { path: string; content_base64: string })[];
    renames?: FileRename[];
  } & SubmittedEvidence;
}

/** A snapshot as the service takes it. */
export function submissionOf({ change, lines, files, evidence, renames }: Snapshot, { metadata = {}, ...head }: SubmissionHead): SubmissionBody {
  const { branch = change.branch } = head;
  return {
    repo: head.repo,
    pr_number: head.pr_number,
    base_sha: change.base,
    head_sha: head.head_sha ?? change.head,
    ...(branch !== undefined && { branch }),
    provenance_data: { metadata, changed_lines: lines, files: files.map(bodyFile), ...(renames.length > 0 && { renames }), ...evidence },
  };
}

/** Text as text; bytes that are none in base64, so that the detectors see what is there. */
function bodyFile({ path, content }: HeadFile): SubmissionBody['provenance_data']['files'][number] {
  const text = content.toString('utf8');
  const same = !content.includes(0) && Buffer.from(text, 'utf8').equals(content);
  return same ? { path, content: text } : { path, content_base64: content.toString('base64') };
}
