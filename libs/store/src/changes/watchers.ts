import type { ChangeWatch } from './change-feed.ts';

class Watch implements ChangeWatch {
  #pending = false;
  #closed = false;
  #wake: (() => void) | undefined;
  readonly #leave: (watch: Watch) => void;

  constructor(leave: (watch: Watch) => void) {
    this.#leave = leave;
  }

  tell(): void {
    this.#pending = true;
    this.#wake?.();
  }

  close(): void {
    this.#closed = true;
    this.#leave(this);
    this.#wake?.();
  }

  async changed(signal: AbortSignal): Promise<boolean> {
    if (!this.#pending && !this.#closed && !signal.aborted) await this.#woken(signal);
    const changed = this.#pending;
    this.#pending = false;
    return changed;
  }

  #woken(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        this.#wake = undefined;
        resolve();
      };
      this.#wake = wake;
      signal.addEventListener('abort', wake);
    });
  }
}

/** Fans changes out to the watches of this process. */
export class Watchers {
  readonly #byAnalysis = new Map<string, Set<Watch>>();

  /** Analyses that somebody watches. */
  get size(): number {
    return this.#byAnalysis.size;
  }

  watch(analysisId: string): ChangeWatch {
    const watch = new Watch((left) => this.#leave(analysisId, left));
    const watches = this.#byAnalysis.get(analysisId) ?? new Set();
    this.#byAnalysis.set(analysisId, watches.add(watch));
    return watch;
  }

  tell(analysisId: string): void {
    for (const watch of this.#byAnalysis.get(analysisId) ?? []) watch.tell();
  }

  /** When messages may have been missed, everybody looks again. */
  tellAll(): void {
    for (const analysisId of this.#byAnalysis.keys()) this.tell(analysisId);
  }

  closeAll(): void {
    for (const watches of [...this.#byAnalysis.values()]) for (const watch of [...watches]) watch.close();
  }

  #leave(analysisId: string, watch: Watch): void {
    const watches = this.#byAnalysis.get(analysisId);
    watches?.delete(watch);
    if (watches?.size === 0) this.#byAnalysis.delete(analysisId);
  }
}
