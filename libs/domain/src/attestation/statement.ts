import { isCommitId } from '../analysis/ids.ts';

/** Type of an in-toto statement. */
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

/** Name of the subject whose digest is that of the evidence document. */
export const EVIDENCE_SUBJECT = 'evidence.json';

/** What a statement is about: `gitCommit` of a commit, `sha256` of a file. */
export interface Subject {
  name: string;
  digest: { gitCommit?: string; sha256?: string };
}

/** An in-toto Statement, version 1. */
export interface Statement<P = unknown> {
  _type: typeof STATEMENT_TYPE;
  subject: Subject[];
  predicateType: string;
  predicate: P;
}

export function statement<P>(subject: Subject[], predicateType: string, predicate: P): Statement<P> {
  return { _type: STATEMENT_TYPE, subject, predicateType, predicate };
}

/**
 * The head commit and the evidence document. A head that is no whole commit id (a short one) is no digest: such a
 * statement is about the evidence alone, which names the head as it was submitted.
 */
export function subjects({ repository, head_sha, evidence_sha256 }: { repository: string; head_sha: string; evidence_sha256: string }): Subject[] {
  const commit = head_sha.toLowerCase();
  const evidence: Subject = { name: EVIDENCE_SUBJECT, digest: { sha256: evidence_sha256 } };
  return isCommitId(commit) ? [{ name: `git+${repository}`, digest: { gitCommit: commit } }, evidence] : [evidence];
}
