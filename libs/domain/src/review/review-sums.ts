import { Counters } from '../facts/counters.ts';
import { durationBin } from '../facts/duration-bins.ts';
import { REVIEW_COUNTER, type ReviewDuration } from './review-counters.ts';

/** The counters of a review fact while they are summed up. */
export class ReviewSums extends Counters {
  /**
   * A duration between two times. One that did not end, and one that ends before it begins (the clocks of commits are
   * their authors' own), cannot be told and is left out.
   */
  addDuration(name: ReviewDuration, from: string | undefined, to: string | null | undefined): void {
    const ms = from === undefined || to == null ? Number.NaN : Date.parse(to) - Date.parse(from);
    if (ms >= 0) {
      this.add(REVIEW_COUNTER.duration(name, durationBin(ms)));
      this.add(REVIEW_COUNTER.durationMs(name), ms);
    }
  }
}

/** Order of time; what happened at the same second is told apart by the id, so that input order never matters. */
export function byTime<T>(timeOf: (one: T) => string, idOf: (one: T) => string): (a: T, b: T) => number {
  return (a, b) => Date.parse(timeOf(a)) - Date.parse(timeOf(b)) || (idOf(a) < idOf(b) ? -1 : Number(idOf(a) > idOf(b)));
}
