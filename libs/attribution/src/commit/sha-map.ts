/** git shows as few as 7 digits of a commit id. */
const SHORTEST = 7;

/** Values by commit id. A shortened id finds its commit when only one starts like it. */
export class ShaMap<T> {
  readonly #whole = new Map<string, T>();
  readonly #short = new Map<string, string[]>();

  constructor(entries: Iterable<readonly [sha: string, value: T]>) {
    for (const [sha, value] of entries) {
      const key = sha.toLowerCase();
      if (!this.#whole.has(key)) {
        const short = key.slice(0, SHORTEST);
        this.#short.set(short, [...(this.#short.get(short) ?? []), key]);
      }
      this.#whole.set(key, value);
    }
  }

  get(sha: string): T | undefined {
    const key = this.#keyOf(sha.toLowerCase());
    return key === undefined ? undefined : this.#whole.get(key);
  }

  #keyOf(sha: string): string | undefined {
    if (this.#whole.has(sha) || sha.length < SHORTEST) return sha;
    const alike = (this.#short.get(sha.slice(0, SHORTEST)) ?? []).filter((key) => isSameCommit(key, sha));
    return alike.length === 1 ? alike[0] : undefined;
  }
}

/** True when one id is the other or a shortened form of it. */
export function isSameCommit(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length === long.length ? short.toLowerCase() === long.toLowerCase() : short.length >= SHORTEST && long.toLowerCase().startsWith(short.toLowerCase());
}
