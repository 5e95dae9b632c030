export { SUBMISSION_EXAMPLES } from './analyses/submit-analysis.examples.ts';
export { SubmitAnalysisRequest } from './analyses/submit-analysis.request.ts';
export { IngestConfig } from './ingest.config.ts';
export { INGEST_CONFIGS, IngestModule } from './ingest.module.ts';
