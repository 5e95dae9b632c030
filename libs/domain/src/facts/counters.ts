/** Sums under names. A map, because names come from pull requests and rules: `__proto__` is one like any other. */
export class Counters {
  readonly #sums = new Map<string, number>();

  add(name: string, amount = 1): void {
    if (amount !== 0) {
      this.#sums.set(name, (this.#sums.get(name) ?? 0) + amount);
    }
  }

  toRecord(): Record<string, number> {
    return Object.fromEntries(this.#sums);
  }
}
