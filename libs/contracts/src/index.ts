export * from './pipeline.ts';
export * from './submission/parse-submission.ts';
export * from './submission/reported-submission.ts';
export * from './submission/submission.ts';
