export { SubmitAnalysisRequest } from './analyses/submit-analysis.request.ts';
