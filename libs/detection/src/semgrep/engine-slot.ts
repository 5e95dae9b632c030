import { EVERY_LANE } from '../pack/lanes.ts';
import type { Engine, EngineAdapter, EngineReport, EngineTarget } from './engine.ts';

/** Milliseconds after which an engine that got no work is replaced. */
const MAX_IDLE_MS = 5 * 60_000;

/**
 * The share of one core: at any time one engine process, that waits, works or starts. The successor
 * starts when the work is done: beside the work it would only compete with it.
 */
export class EngineSlot {
  readonly #adapter: EngineAdapter;
  #engine: Engine | undefined;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;
  /** When the waiting engine was started: the oldest has got furthest with its start. */
  startedAt = Infinity;
  busy = false;

  constructor(adapter: EngineAdapter) {
    this.#adapter = adapter;
  }

  /** True when an engine that takes any file waits for work. */
  get isWarm(): boolean {
    return this.#engine?.ended === false;
  }

  /** Starts an engine ahead of its batch. */
  warm(): void {
    if (this.#closed || this.#engine !== undefined) return;
    this.#engine = this.#adapter.start(EVERY_LANE);
    this.startedAt = performance.now();
    this.#idle = setTimeout(() => {
      this.#dispose();
      this.warm();
    }, MAX_IDLE_MS);
    this.#idle.unref();
  }

  /**
   * Runs one batch, by the engine that waits or else by one for this lane alone.
   * See Engine.scan for what it throws.
   */
  async run(targets: readonly EngineTarget[], lane: string): Promise<EngineReport[]> {
    if (this.#closed) throw new Error('The engines are shut down');
    if (!this.isWarm) {
      this.#dispose();
      this.#engine = this.#adapter.start(lane);
    }
    clearTimeout(this.#idle);
    try {
      return await this.#engine!.scan(targets);
    } finally {
      this.#engine = undefined;
      this.startedAt = Infinity;
    }
  }

  /** Ends the engine, also while it works. */
  close(): void {
    this.#closed = true;
    this.#dispose();
  }

  #dispose(): void {
    clearTimeout(this.#idle);
    this.#engine?.dispose();
    this.#engine = undefined;
    this.startedAt = Infinity;
  }
}
