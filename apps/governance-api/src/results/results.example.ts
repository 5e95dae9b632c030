import { SAMPLE_DECISION, SAMPLE_DETECTION, SAMPLE_LINES } from '../examples/sample-analysis.ts';
import type { DecisionResponse } from './decision.response.ts';
import { toFindings, type FindingsResponse } from './finding.response.ts';
import type { LinesResponse } from './line.response.ts';

export const DECISION_EXAMPLE: DecisionResponse = SAMPLE_DECISION;

export const FINDINGS_EXAMPLE: FindingsResponse = {
  analysis_id: SAMPLE_DECISION.analysis_id,
  total: 1,
  findings: toFindings(SAMPLE_DETECTION.findings, SAMPLE_LINES),
  next_cursor: null,
};

export const LINES_EXAMPLE: LinesResponse = {
  analysis_id: SAMPLE_DECISION.analysis_id,
  total: 1,
  lines: SAMPLE_LINES,
  next_cursor: null,
};
