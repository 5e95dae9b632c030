/** Milliseconds for which a poisonous file is not tried again. */
const REMEMBERED_MS = 10 * 60_000;
const MAX_ENTRIES = 1_000;

/** Files on which the engine fails every time: a repeat of the job must not cost the same runs again. */
export class PoisonMemory {
  readonly #until = new Map<string, { reason: string; until: number }>();
  readonly #now: () => number;

  /** `now` in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  add(key: string, reason: string): void {
    const oldest = this.#until.keys().next();
    if (this.#until.size >= MAX_ENTRIES && !oldest.done) this.#until.delete(oldest.value);
    this.#until.set(key, { reason, until: this.#now() + REMEMBERED_MS });
  }

  /** Why the file is not tried; undefined when it is. */
  reason(key: string): string | undefined {
    const entry = this.#until.get(key);
    if (entry === undefined) return undefined;
    if (entry.until > this.#now()) return entry.reason;
    this.#until.delete(key);
    return undefined;
  }
}
