import { createHash } from 'node:crypto';
import type { Submission } from '../analysis/analysis.ts';
import type { Decision } from '../decision/decision.ts';
import type { ReviewSignals } from '../decision/decision-input.ts';
import type { DetectionResult } from '../finding/finding.ts';
import { shownFinding } from '../finding/shown-finding.ts';
import type { AttributedLine } from '../line/attributed-line.ts';
import { canonicalJson } from '../policy/canonical-json.ts';

/** Type of the evidence document: its `type` member. */
export const EVIDENCE_TYPE = 'urn:provenance:evidence:v1';

/** Everything that a decision rests on, and the decision. */
export interface EvidenceParts {
  analysis: Submission & { analysis_id: string; created_at: string };
  lines: readonly AttributedLine[];
  detection: DetectionResult;
  /** Absent where nothing is known about the review. */
  review?: ReviewSignals | undefined;
  decision: Decision;
}

/** The bytes of an evidence document, and their sha256 (hex). */
export interface EvidenceDocument {
  bytes: Buffer;
  sha256: string;
}

/** The evidence document: canonical JSON, so that whoever holds the same parts has the same bytes. */
export function evidenceDocument({ analysis, lines, detection, review, decision }: EvidenceParts): EvidenceDocument {
  const { analysis_id, repo, pr_number, base_sha, head_sha, branch, created_at } = analysis;
  const text = canonicalJson({
    type: EVIDENCE_TYPE,
    analysis: { analysis_id, repo, pr_number, base_sha, head_sha, branch, created_at },
    lines,
    findings: detection.findings.map(shownFinding),
    coverage: detection.coverage,
    engines: detection.engines,
    review: review ?? null,
    decision,
  });
  const bytes = Buffer.from(text, 'utf8');
  return { bytes, sha256: sha256(bytes) };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
