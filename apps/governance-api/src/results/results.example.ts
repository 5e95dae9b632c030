import { sarifDocument } from '@provenance/domain';
import { VERSION } from '@provenance/service';
import { SAMPLE_PROOF } from '../attestation/attestation.example.ts';
import { SAMPLE_DECISION, SAMPLE_DETECTION, SAMPLE_LINES } from '../examples/sample-analysis.ts';
import { toDecisionResponse, type DecisionResponse } from './decision.response.ts';
import { toFindings, type FindingsResponse } from './finding.response.ts';
import type { LinesResponse } from './line.response.ts';

export const DECISION_EXAMPLE: DecisionResponse = toDecisionResponse(SAMPLE_DECISION, SAMPLE_PROOF.attestation);

export const FINDINGS_EXAMPLE: FindingsResponse = {
  analysis_id: SAMPLE_DECISION.analysis_id,
  total: 1,
  items: toFindings(SAMPLE_DETECTION.findings, SAMPLE_LINES),
};

export const LINES_EXAMPLE: LinesResponse = {
  analysis_id: SAMPLE_DECISION.analysis_id,
  total: 1,
  items: SAMPLE_LINES,
};

export const SARIF_EXAMPLE: object = sarifDocument(FINDINGS_EXAMPLE.items, { version: VERSION });
