/** Sums of counters of one group, with a look at all that share the head of their name. */
export class Tally {
  readonly #sums: Map<string, number>;
  #heads: Map<string, [string, number][]> | undefined;

  constructor(sums: Iterable<readonly [string, number]> = []) {
    this.#sums = new Map(sums);
  }

  /** Adds counters, or with a negative sign takes them back. A counter that comes to nothing is gone. */
  add(counters: Iterable<readonly [string, number]>, sign: 1 | -1 = 1): this {
    this.#heads = undefined;
    for (const [name, value] of counters) {
      const sum = (this.#sums.get(name) ?? 0) + sign * value;
      if (sum === 0) {
        this.#sums.delete(name);
      } else {
        this.#sums.set(name, sum);
      }
    }
    return this;
  }

  get(name: string): number {
    return this.#sums.get(name) ?? 0;
  }

  /** The counters with this head: what follows it in their names, and their sums. */
  of(head: string): readonly (readonly [rest: string, sum: number])[] {
    this.#heads ??= byHead(this.#sums);
    return this.#heads.get(head) ?? [];
  }

  entries(): IterableIterator<[string, number]> {
    return this.#sums.entries();
  }

  get isEmpty(): boolean {
    return this.#sums.size === 0;
  }
}

/** All groups as one. Counters of one fact each, such as `involved:`, mean nothing in it. */
export function together(tallies: Iterable<Tally>): Tally {
  const all = new Tally();
  for (const tally of tallies) {
    all.add(tally.entries());
  }
  return all;
}

function byHead(sums: ReadonlyMap<string, number>): Map<string, [string, number][]> {
  const heads = new Map<string, [string, number][]>();
  for (const [name, sum] of sums) {
    const colon = name.indexOf(':');
    const head = colon < 0 ? name : name.slice(0, colon);
    const entries = heads.get(head) ?? [];
    entries.push([colon < 0 ? '' : name.slice(colon + 1), sum]);
    heads.set(head, entries);
  }
  return heads;
}
