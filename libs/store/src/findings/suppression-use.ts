import { isExpired, type Suppression } from '@provenance/domain';

/** A suppression as it is kept. */
export interface KeptSuppression extends Suppression {
  /** RFC 3339, UTC: when somebody last looked at a finding of this fingerprint, about. Absent of those of former builds until then. */
  used_at?: string;
}

/** Moments by which suppressions end without anybody's doing, RFC 3339. */
export interface SuppressionTimes {
  at: string;
  /** What had run out by then is let go of. */
  ranOutBy: string;
  /** What was not used since then has ended: nothing was heard of its finding for so long that nobody could take it back any more. */
  unusedSince: string;
}

/** Not every use is written down: one in a hundredth of the time after which it would count. */
const STEPS = 100;

/** The suppression for which nothing was heard of its finding for too long. */
export function isForgotten({ used_at }: KeptSuppression, { unusedSince }: SuppressionTimes): boolean {
  return used_at !== undefined && Date.parse(used_at) < Date.parse(unusedSince);
}

/** Whether it may go when another is kept beside it. */
export function isOver(kept: KeptSuppression, times: SuppressionTimes): boolean {
  return isExpired(kept, times.ranOutBy) || isForgotten(kept, times);
}

export function usedAt(suppression: Suppression, { at }: SuppressionTimes): KeptSuppression {
  return { ...suppression, used_at: at };
}

/** Whether the moment of its last use is old enough to be written anew. */
export function isUsedAnew({ used_at }: KeptSuppression, { at, unusedSince }: SuppressionTimes): boolean {
  const step = (Date.parse(at) - Date.parse(unusedSince)) / STEPS;
  return used_at === undefined || Date.parse(at) - Date.parse(used_at) > step;
}

/** As it was given. */
export function asGiven({ used_at: _, ...suppression }: KeptSuppression): Suppression {
  return suppression;
}
