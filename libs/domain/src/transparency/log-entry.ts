import type { Attestation } from '../attestation/attest.ts';
import type { Submission } from '../analysis/analysis.ts';
import type { Decision, Outcome } from '../decision/decision.ts';
import { canonicalJson } from '../policy/canonical-json.ts';

/** Type of a record of the decision log: its `type` member. */
export const LOG_ENTRY_TYPE = 'urn:provenance:log-entry:decision:v1';

/** What the decision log says of a decision. No source text, no names of files. */
export interface LogEntry {
  type: typeof LOG_ENTRY_TYPE;
  decision_id: string;
  analysis_id: string;
  repo: string;
  pr_number: string;
  head_sha: string;
  outcome: Outcome;
  decided_at: string;
  evidence_sha256: string;
  /** null when the decision is unsigned. */
  envelope_sha256: string | null;
}

/** The record of a decision as the bytes of its leaf: a function of what is kept, so that a repeat is the same leaf. */
export function logEntry(analysis: Pick<Submission, 'repo' | 'pr_number' | 'head_sha'>, decision: Decision, attestation: Attestation): Buffer {
  const entry: LogEntry = {
    type: LOG_ENTRY_TYPE,
    decision_id: decision.decision_id,
    analysis_id: decision.analysis_id,
    repo: analysis.repo,
    pr_number: analysis.pr_number,
    head_sha: analysis.head_sha,
    outcome: decision.outcome,
    decided_at: decision.decided_at,
    evidence_sha256: attestation.evidence_sha256,
    envelope_sha256: attestation.signed?.envelope_sha256 ?? null,
  };
  return Buffer.from(canonicalJson(entry), 'utf8');
}

/** @throws Error when the text is no record of ours */
export function parseLogEntry(text: string): LogEntry {
  const value = JSON.parse(text) as LogEntry | null;
  if (value?.type !== LOG_ENTRY_TYPE) throw new Error('it is not a record of the decision log');
  return value;
}
