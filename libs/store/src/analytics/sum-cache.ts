/** Counters by group, as they were read. Never changed once they are here. */
export type GroupCounters = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface Entry<T> {
  version: string;
  value: T;
  weight: number;
}

/**
 * What a process has read of roll-ups, each with the version of its shards: whoever asks has asked for the versions
 * before, so nothing stale is ever served, and of what has not changed only the version is read. What was used last is kept.
 */
export class SumCache<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #capacity: number;
  #weight = 0;

  /** @param capacity the weight of all that is kept */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string, version: string): T | undefined {
    const entry = this.#entries.get(key);
    if (entry?.version !== version) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** What was kept last, of whatever version. */
  former(key: string): T | undefined {
    return this.#entries.get(key)?.value;
  }

  set(key: string, version: string, value: T, weight: number): void {
    this.#drop(key);
    this.#entries.set(key, { version, value, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#capacity) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#weight -= this.#entries.get(key)?.weight ?? 0;
    this.#entries.delete(key);
  }
}
