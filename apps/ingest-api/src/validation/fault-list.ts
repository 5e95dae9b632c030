import { ProvenanceError, type Fault } from '@provenance/domain';

/** Faults that are kept; the rest is only counted, so that a body of faults costs no more than another. */
const KEPT = 100;

/** All faults of a request. */
export class FaultList {
  readonly #kept: Fault[] = [];
  #total = 0;

  /** Adds a fault; `pointer` is RFC 6901 into the body. */
  add(pointer: string, detail: string): void {
    this.#total++;
    if (this.#kept.length < KEPT) this.#kept.push({ pointer, detail });
  }

  /** Whether one more would still be kept: beyond, finders need not spell out what they count. */
  get full(): boolean {
    return this.#total >= KEPT;
  }

  /** Counts faults that nobody spelled out. */
  count(number: number): void {
    this.#total += number;
  }

  get total(): number {
    return this.#total;
  }

  /** @throws ProvenanceError validation_failed when there is any fault */
  throwIfAny(): void {
    if (this.#total === 0) return;
    const detail = this.#total === 1 ? 'One field is not valid' : `${this.#total} fields are not valid`;
    throw new ProvenanceError('validation_failed', detail, { faults: this.#kept, faultsTotal: this.#total });
  }
}
