export * from './analysis/analysis.ts';
export * from './analysis/ids.ts';
export * from './attribution/verdict.ts';
export * from './decision/decision.ts';
export * from './errors/error-code.ts';
export * from './facts/fact.ts';
export * from './finding/finding.ts';
export * from './line/changed-line.ts';
