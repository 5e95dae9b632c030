import { SAMPLE_DECISION, SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import { toAnalysisResponse } from './analysis.response.ts';

export const ANALYSIS_EXAMPLE = toAnalysisResponse(SAMPLE_RECORD, SAMPLE_DECISION);
