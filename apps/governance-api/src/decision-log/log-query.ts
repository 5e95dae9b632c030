import { isId } from '@provenance/domain';
import { QueryReader } from '../query/query-reader.ts';

/** Places that one answer holds. */
export const MAX_ITEMS = 1000;

/** What of a log is asked for. */
export class LogQueryReader extends QueryReader {
  /** A place in the log within bounds, or the default when it is not there. */
  place(name: string, { min = 0, max, otherwise }: { min?: number; max: number; otherwise?: number }): number {
    const value = this.text(name);
    if (value === undefined && otherwise !== undefined) return otherwise;
    const place = value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (place >= min && place <= max) return place;
    this.fault(name, max < min ? 'asks for more than the log has' : `must be a whole number from ${min} to ${max}`);
    return min;
  }

  /** Which record of a log of `size`: by its decision or by its place. */
  record(size: number): { decisionId: string } | { index: number } {
    const byPlace = this.has('leaf_index');
    if (this.has('decision_id') === byPlace) {
      this.fault('decision_id', 'give either decision_id or leaf_index');
      return { index: 0 };
    }
    if (byPlace) return { index: this.place('leaf_index', { max: size - 1 }) };
    return { decisionId: this.fitting('decision_id', (value) => isId('pd', value), 'must be pd_ and 32 lower-case hex digits') ?? '' };
  }
}
