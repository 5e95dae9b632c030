import type { AttributedLine, Contributor } from '@provenance/domain';

/** How many lines each contributor wrote. */
export class Shares {
  readonly #counts = new Map<string, number>();
  #total = 0;

  add(line: AttributedLine): void {
    const { contributor } = line.verdict;
    this.#counts.set(contributor, (this.#counts.get(contributor) ?? 0) + 1);
    this.#total++;
  }

  get total(): number {
    return this.#total;
  }

  /** The part of a contributor, 0 to 1; 0 of nothing. */
  of(contributor: Contributor): number {
    return this.#total === 0 ? 0 : (this.#counts.get(contributor) ?? 0) / this.#total;
  }
}
