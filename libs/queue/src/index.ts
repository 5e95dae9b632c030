export * from './flow/analysis-flows.ts';
export * from './flow/in-memory-analysis-flows.ts';
export * from './observer.ts';
export { PermanentError, reasonOf, TransientError } from './workers/failure.ts';
export * from './workers/stage-handler.ts';
