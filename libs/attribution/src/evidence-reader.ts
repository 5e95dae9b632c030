import type { AttestationState, ChangedLine, Evidence } from '@provenance/domain';

/** What one reader found out about a line. */
export interface Reading {
  evidence: readonly Evidence[];
  /** Only the reader of attestations knows about signatures. */
  attestation?: AttestationState;
}

/**
 * Reads one kind of evidence: made once for a submission (it may parse notes or commits then), asked
 * once for each changed line. It never decides: every reader is heard, and the domain judges.
 */
export type EvidenceReader = (line: ChangedLine) => Reading;
