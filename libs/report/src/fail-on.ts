import type { Outcome } from '@provenance/api-client';

/** The mildest outcome that a job fails on. */
export const FAIL_ON = ['warn', 'block', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** Whether a decision objects, by that measure. */
export function objects(outcome: Outcome, failOn: FailOn): boolean {
  return { never: false, block: outcome === 'block', warn: outcome !== 'allow' }[failOn];
}
