const HOOKS = ['onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown'] as const;

type Hooked = Partial<Record<(typeof HOOKS)[number], (signal?: string) => unknown>>;

/** The parts of an application that have begun to end and have not ended: Nest waits for them and does not tell for which. */
export class Endings {
  readonly #open = new Map<symbol, string>();

  /** Whose end is waited for now, by the name of the class. */
  get open(): string[] {
    return [...new Set(this.#open.values())];
  }

  /** Watches the end of what Nest has made: its `instanceDecorator`. */
  watch = (instance: unknown): unknown => {
    if (typeof instance !== 'object' || instance === null) return instance;
    for (const hook of HOOKS) this.#watchHook(instance, hook);
    return instance;
  };

  #watchHook(instance: Hooked, name: (typeof HOOKS)[number]): void {
    const hook = instance[name];
    if (typeof hook !== 'function') return;
    instance[name] = async (signal?: string) => {
      const ending = Symbol(name);
      this.#open.set(ending, instance.constructor.name);
      try {
        await hook.call(instance, signal);
      } finally {
        this.#open.delete(ending);
      }
    };
  }
}
