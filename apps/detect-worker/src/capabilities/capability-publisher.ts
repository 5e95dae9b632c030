import { setTimeout } from 'node:timers/promises';
import type { DetectorSet } from '@provenance/detection';
import { Repetition } from '@provenance/service';
import type { CapabilityStore } from '@provenance/store';

const PERIOD_MS = 60_000;
/** The store may not be connected yet when the worker starts. */
const RETRY_MS = 1_000;
/** Three periods: a slow round must not make the detectors vanish. */
const VALID_MS = 180_000;
/** A store that hangs must not hold up the end. */
const LEAVE_LIMIT_MS = 2_000;

/** Says what the detectors of this worker can do, again and again, as long as it runs. */
export class CapabilityPublisher {
  readonly #detectors: DetectorSet;
  readonly #store: CapabilityStore;
  readonly #worker: string;
  readonly #onError: (error: unknown) => void;
  readonly #repetition: Repetition;

  /** `worker` names host and process. */
  constructor(
    detectors: DetectorSet,
    store: CapabilityStore,
    worker: string,
    onError: (error: unknown) => void,
  ) {
    this.#detectors = detectors;
    this.#store = store;
    this.#worker = worker;
    this.#onError = onError;
    this.#repetition = new Repetition(() => this.publish(), (error) => {
      onError(error);
      return RETRY_MS;
    });
  }

  start(): void {
    this.#repetition.start();
  }

  /** @returns ms after which it is due again */
  async publish(now: number = Date.now()): Promise<number> {
    const capabilities = await this.#detectors.capabilities();
    // What was asked may have taken until after the end.
    if (!this.#repetition.stopped) await this.#store.put({ worker: this.#worker, capabilities }, now + VALID_MS);
    return PERIOD_MS;
  }

  /** Takes leave, so that a worker that has ended is not counted until its word has run out. */
  async stop(): Promise<void> {
    this.#repetition.stop();
    const left = this.#store.leave(this.#worker).catch(this.#onError);
    await Promise.race([left, setTimeout(LEAVE_LIMIT_MS, undefined, { ref: false })]);
  }
}
