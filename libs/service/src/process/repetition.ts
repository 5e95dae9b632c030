/** Does something at once and then again and again, each time after the pause that it asked for, without keeping the process up. */
export class Repetition {
  readonly #task: () => Promise<number>;
  readonly #onFailure: (error: unknown) => number;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /**
   * @param task resolves with the ms after which it is due again
   * @param onFailure hears why it failed, and says the ms after which it is tried again
   */
  constructor(task: () => Promise<number>, onFailure: (error: unknown) => number) {
    this.#task = task;
    this.#onFailure = onFailure;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  start(): void {
    this.#task().catch(this.#onFailure).then((pauseMs) => {
      if (!this.#stopped) this.#timer = setTimeout(() => this.start(), pauseMs).unref();
    }, this.#onFailure);
  }

  /** What runs now is not waited for. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }
}
