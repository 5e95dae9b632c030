import type { ChangedLine, FileRename, HeadFile, Submission, SubmittedEvidence } from '@provenance/domain';

/** A submission as the stages work on it. */
export interface ParsedSubmission {
  submission: Submission;
  /** Head-side languages are filled in from the path where the payload has none. */
  lines: ChangedLine[];
  files: HeadFile[];
  evidence: SubmittedEvidence;
  /** Files that the change gave another name, as far as the payload says. */
  renames: FileRename[];
  /** GitHub itself reported the pull request: what it changes is fetched from there, until then there are no lines. */
  fromGitHub: boolean;
}

/** A stored body that is not a submission of a shape that this build reads. A repeat will not help. */
export class UnreadableSubmissionError extends Error {
  constructor(reason: string, cause?: unknown) {
    super(`the stored submission cannot be read: ${reason}`, { cause });
    this.name = 'UnreadableSubmissionError';
  }
}
