import { parseSubmission, UnreadableSubmissionError, type ParsedSubmission } from '@provenance/contracts';
import { PermanentError } from './failure.ts';

/** The stored body as a handler reads it. @throws PermanentError for one that this build cannot read: no other try can */
export function readSubmission(body: Buffer): ParsedSubmission {
  try {
    return parseSubmission(body);
  } catch (error) {
    throw error instanceof UnreadableSubmissionError ? new PermanentError(error.message, { cause: error }) : error;
  }
}

/** Whether what a pull request changes is known to GitHub alone: it was reported, and enrich has not fetched it. */
export function namesNoLine({ fromGitHub, lines }: ParsedSubmission): boolean {
  return fromGitHub && lines.length === 0;
}
