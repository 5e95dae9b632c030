import type { Verdict } from '../attribution/verdict.ts';
import type { ChangedLine } from './changed-line.ts';

/**
 * A changed line after enrich: who wrote it instead of what it says. The content is left behind on
 * purpose: lines outlive the submission's contents in the store.
 */
export interface AttributedLine
  extends Omit<ChangedLine, 'content' | 'attribution' | 'attestation_signature'> {
  verdict: Verdict;
  /** Structural complexity (complexity.ts); absent for a blank line and where the content is not known. */
  complexity?: number;
}
