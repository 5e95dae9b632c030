import { isId, ProvenanceError, type Fault } from '@provenance/domain';

/** What the routes of the log take; every value as it stands in the address. */
export interface LogQuery {
  decision_id?: unknown;
  leaf_index?: unknown;
  tree_size?: unknown;
  from?: unknown;
  to?: unknown;
  start?: unknown;
  end?: unknown;
}

/** Places that one answer holds. */
export const MAX_ITEMS = 1000;

/** What of a log of `size` records is asked for. Every fault of a query is named at once. */
export class LogQueryReader {
  readonly #query: LogQuery;
  readonly #faults: Fault[] = [];

  constructor(query: LogQuery) {
    this.#query = query;
  }

  /** A whole number within bounds, or the default when it is not there. */
  number(name: keyof LogQuery, { min = 0, max, otherwise }: { min?: number; max: number; otherwise?: number }): number {
    const value = this.#query[name];
    if (value === undefined && otherwise !== undefined) return otherwise;
    const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    return this.#fault(name, max < min ? 'asks for more than the log has' : `must be a whole number from ${min} to ${max}`, min);
  }

  /** Which record: by its decision or by its place. */
  record(size: number): { decisionId: string } | { index: number } {
    const { decision_id, leaf_index } = this.#query;
    if ((decision_id === undefined) === (leaf_index === undefined)) return { index: this.#fault('decision_id', 'give either decision_id or leaf_index', 0) };
    if (decision_id === undefined) return { index: this.number('leaf_index', { max: size - 1 }) };
    if (typeof decision_id === 'string' && isId('pd', decision_id)) return { decisionId: decision_id };
    return { index: this.#fault('decision_id', 'must be pd_ and 32 lower-case hex digits', 0) };
  }

  /** @throws ProvenanceError `validation_failed` with every fault */
  done(): void {
    if (this.#faults.length > 0) throw new ProvenanceError('validation_failed', 'What is asked of the log is not valid', { faults: this.#faults });
  }

  #fault<T>(name: keyof LogQuery, detail: string, instead: T): T {
    this.#faults.push({ pointer: `?${name}`, detail });
    return instead;
  }
}
