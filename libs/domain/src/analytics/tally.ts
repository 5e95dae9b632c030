import { familyOf, type Family } from './counter-family.ts';
import { binned, Histogram, type BinnedDurations } from './histogram.ts';

/** What follows the head of a counter's name, and its sum. */
type Rest = readonly [rest: string, sum: number];

type Layer = ReadonlyMap<string, number>;

/** Counters of one layer by the head of their names; the highest first once somebody has asked for the top. */
interface HeadIndex {
  entries: Rest[];
  sums: Map<string, number>;
  sorted?: Rest[];
  /** What follows as numbers, once somebody has asked for durations. */
  bins?: BinnedDurations;
}

const DURATION = 'duration:';
const NONE: readonly Layer[] = [];

/**
 * By layer: a store hands in the same layers again and again as long as nothing has changed, and most of what is summed
 * for a question lies in them.
 */
const INDEXES = new WeakMap<Layer, Map<string, HeadIndex>>();

/**
 * Sums of counters of one group. They are added up as they are asked for: of a month with many thousands of names a
 * figure looks at few. Names and their parts come from pull requests, so everything is a map: `__proto__` is one like any.
 */
export class Tally {
  /** A layer is of one family: a figure looks at the layers of its own. */
  readonly #layers = new Map<Family, Layer[]>();
  readonly #own: Map<string, number>;
  readonly #heads = new Map<string, readonly Rest[]>();
  readonly #tops = new Map<string, readonly Rest[]>();
  #index: Map<string, HeadIndex> | undefined;

  constructor(sums: Iterable<readonly [string, number]> = []) {
    this.#own = new Map(sums);
  }

  /** Adds counters, or with a negative sign takes them back. A counter that comes to nothing is gone. */
  add(counters: Iterable<readonly [string, number]>, sign: 1 | -1 = 1): this {
    this.#forget();
    this.#index = undefined;
    for (const [name, value] of counters) {
      const sum = (this.#own.get(name) ?? 0) + sign * value;
      if (sum === 0) {
        this.#own.delete(name);
      } else {
        this.#own.set(name, sum);
      }
    }
    return this;
  }

  /** Adds counters of one family that nobody changes any more, without a look at them. */
  lay(family: Family, counters: Layer): this {
    this.#forget();
    const layers = this.#layers.get(family);
    if (layers === undefined) {
      this.#layers.set(family, [counters]);
    } else {
      layers.push(counters);
    }
    return this;
  }

  /** Whether both are nothing but the same layers. */
  isLaidOf(other: Tally): boolean {
    return this.#own.size === 0 && other.#own.size === 0 && this.#layers.size === other.#layers.size &&
      [...this.#layers].every(([family, layers]) => isSame(layers, other.#layers.get(family) ?? NONE));
  }

  get(name: string): number {
    let sum = this.#own.get(name) ?? 0;
    for (const layer of this.#layers.get(familyOf(name)) ?? NONE) {
      sum += layer.get(name) ?? 0;
    }
    return sum;
  }

  /** The counters with this head: what follows it in their names, and their sums. */
  of(head: string): readonly Rest[] {
    const known = this.#heads.get(head);
    if (known !== undefined) {
      return known;
    }
    const found = this.#parts(head);
    const entries = found.length === 1 ? found[0]!.entries : [...summed(found)];
    this.#heads.set(head, entries);
    return entries;
  }

  /** The durations whose counters have this head; what follows it in their names are the numbers of bins. */
  histogram(head: string): Histogram {
    return new Histogram(this.#parts(head).map(binsOf));
  }

  /** The highest of the counters with this head: most first, by name among equals. */
  top(head: string, limit: number): readonly Rest[] {
    const key = `${limit} ${head}`;
    const known = this.#tops.get(key);
    if (known !== undefined) {
      return known;
    }
    const best = this.#best(head, limit);
    this.#tops.set(key, best);
    return best;
  }

  #best(head: string, limit: number): readonly Rest[] {
    const parts = this.#parts(head);
    const lists = parts.map(highestOf);
    const seen = new Set<string>();
    const best: Rest[] = [];
    // The threshold algorithm (Fagin, Lotem, Naor: PODS 2001): what no list has shown yet cannot come to more than the sum of what each shows now.
    for (let depth = 0, most = mostAt(lists, 0); most > 0 && !isDecided(best, limit, most); depth += 1, most = mostAt(lists, depth)) {
      for (const list of lists) {
        const rest = list[depth]?.[0];
        if (rest !== undefined && !seen.has(rest)) {
          seen.add(rest);
          insert(best, [rest, totalOf(parts, rest)], limit);
        }
      }
    }
    return best;
  }

  /** Adds all that another holds, as it lies there. */
  layAll(other: Tally): this {
    for (const [family, layers] of other.#layers) {
      for (const layer of layers) {
        this.lay(family, layer);
      }
    }
    return this.add(other.#own);
  }

  entries(): IterableIterator<[string, number]> {
    const sums = new Map(this.#own);
    for (const layer of [...this.#layers.values()].flat()) {
      for (const [name, value] of layer) {
        sums.set(name, (sums.get(name) ?? 0) + value);
      }
    }
    return sums.entries();
  }

  /** Whether anything of these families was counted. */
  hasAny(families: readonly Family[]): boolean {
    return families.some((family) => this.#layers.get(family)?.some(({ size }) => size > 0)) || [...this.#own.keys()].some((name) => families.includes(familyOf(name)));
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  /** How many counters are held; one that lies in several layers is held in each. */
  get size(): number {
    return [...this.#layers.values()].flat().reduce((sum, { size }) => sum + size, this.#own.size);
  }

  #forget(): void {
    this.#heads.clear();
    this.#tops.clear();
  }

  #parts(head: string): HeadIndex[] {
    this.#index ??= byHead(this.#own);
    const parts: HeadIndex[] = [];
    const own = this.#index.get(head);
    if (own !== undefined) {
      parts.push(own);
    }
    for (const layer of this.#layers.get(familyOf(head)) ?? NONE) {
      const laid = indexOf(layer).get(head);
      if (laid !== undefined) {
        parts.push(laid);
      }
    }
    return parts;
  }
}

/** All groups as one. Counters of one fact each, such as `involved:`, mean nothing in it. */
export function together(tallies: Iterable<Tally>): Tally {
  const all = new Tally();
  for (const tally of tallies) {
    all.layAll(tally);
  }
  return all;
}

function isSame(layers: readonly Layer[], others: readonly Layer[]): boolean {
  return layers.length === others.length && layers.every((layer, at) => layer === others[at]);
}

function highestFirst([a, sumA]: Rest, [b, sumB]: Rest): number {
  return sumB - sumA || (a < b ? -1 : 1);
}

/** The highest first. */
function highestOf(part: HeadIndex): readonly Rest[] {
  part.sorted ??= part.entries.toSorted(highestFirst);
  return part.sorted;
}

function mostAt(lists: readonly (readonly Rest[])[], depth: number): number {
  return lists.reduce((sum, list) => sum + (list[depth]?.[1] ?? 0), 0);
}

/** Nothing that comes to so much at most can be among the best any more, not even by its name. */
function isDecided(best: readonly Rest[], limit: number, most: number): boolean {
  return best.length === limit && (best.at(-1)?.[1] ?? Infinity) > most;
}

function totalOf(parts: readonly HeadIndex[], rest: string): number {
  let total = 0;
  for (const { sums } of parts) {
    total += sums.get(rest) ?? 0;
  }
  return total;
}

/** Into a list that has the highest first and no more than so many. */
function insert(best: Rest[], entry: Rest, limit: number): void {
  const place = best.findIndex((one) => highestFirst(entry, one) < 0);
  if (place >= 0) {
    best.splice(place, 0, entry);
    best.length = Math.min(best.length, limit);
  } else if (best.length < limit) {
    best.push(entry);
  }
}

function binsOf(part: HeadIndex): BinnedDurations {
  part.bins ??= binned(part.entries.map(([bin, count]) => [Number(bin), count]));
  return part.bins;
}

function summed(parts: readonly HeadIndex[]): Map<string, number> {
  const [largest, ...others] = parts.toSorted((a, b) => b.entries.length - a.entries.length);
  const sums = new Map(largest?.sums);
  for (const { entries } of others) {
    for (const [rest, sum] of entries) {
      sums.set(rest, (sums.get(rest) ?? 0) + sum);
    }
  }
  return sums;
}

function indexOf(layer: Layer): Map<string, HeadIndex> {
  const known = INDEXES.get(layer);
  if (known !== undefined) {
    return known;
  }
  const index = byHead(layer);
  INDEXES.set(layer, index);
  return index;
}

/** Each duration has a head of its own: their bins are many, and a figure is of one of them. */
function headEnd(name: string): number {
  return name.indexOf(':', name.startsWith(DURATION) ? DURATION.length : 0);
}

function byHead(sums: Layer): Map<string, HeadIndex> {
  const heads = new Map<string, HeadIndex>();
  for (const [name, sum] of sums) {
    const colon = headEnd(name);
    const head = colon < 0 ? name : name.slice(0, colon);
    const index: HeadIndex = heads.get(head) ?? { entries: [], sums: new Map() };
    const rest = colon < 0 ? '' : name.slice(colon + 1);
    index.entries.push([rest, sum]);
    index.sums.set(rest, sum);
    heads.set(head, index);
  }
  return heads;
}
