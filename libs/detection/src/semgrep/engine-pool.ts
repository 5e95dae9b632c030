import { DetectorUnavailable } from '../detector/detector.ts';
import type { DetectionObserver } from '../detector/detection-observer.ts';
import { EVERY_LANE } from '../pack/lanes.ts';
import { BatchQueue, DEFAULT_BATCH, type Batch, type BatchLimits, type ScanTask } from './batch-queue.ts';
import { EngineFailure, type EngineAdapter, type EngineReport, type EngineTarget } from './engine.ts';
import { EngineSlot } from './engine-slot.ts';

export interface EnginePoolOptions {
  /** Engine processes at the same time; one a core. */
  size: number;
  observer: DetectionObserver;
  batch?: BatchLimits;
}

/** A file at which no engine fails: tells a poisonous file from a broken engine. */
export const HARMLESS: EngineTarget = {
  analyzers: ['python'],
  extension: '.py',
  content: Buffer.from('x = 1\n'),
  path: 'harmless.py',
};

/**
 * Shares engines among the files of many analyses: a batch starts at once when an engine is idle, else
 * with all that gathered meanwhile. A batch on which an engine fails is halved until the file that does it
 * stands alone.
 */
export class EnginePool {
  readonly #slots: EngineSlot[];
  readonly #queue: BatchQueue;
  readonly #observer: DetectionObserver;
  #pumping = false;
  #closed = false;

  constructor(adapter: EngineAdapter, options: EnginePoolOptions) {
    this.#slots = Array.from({ length: options.size }, () => new EngineSlot(adapter));
    this.#queue = new BatchQueue(options.batch ?? DEFAULT_BATCH);
    this.#observer = options.observer;
  }

  /** Starts every engine ahead. @throws DetectorUnavailable when the disk is full. */
  warm(): void {
    for (const slot of this.#slots) slot.warm();
  }

  /** The report of one file. @throws DetectorUnavailable when no engine works. */
  scan(target: EngineTarget): Promise<EngineReport> {
    if (this.#closed) return Promise.reject(new DetectorUnavailable('The engines are shut down'));
    return new Promise<EngineReport>((resolve, reject) => {
      this.#queue.add({ target, failures: 0, resolve, reject });
      this.#schedule();
    });
  }

  /** Ends the engines; files that wait are rejected. */
  close(): void {
    this.#closed = true;
    const error = new DetectorUnavailable('The engines are shut down');
    for (const task of this.#queue.drain()) task.reject(error);
    for (const slot of this.#slots) slot.close();
  }

  /** In a microtask, so that all files that one caller hands in stand in the queue first. */
  #schedule(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    queueMicrotask(() => {
      this.#pumping = false;
      this.#pump();
    });
  }

  #pump(): void {
    const idle = this.#slots.filter((slot) => !slot.busy);
    idle.sort((a, b) => a.startedAt - b.startedAt || 0);
    for (const [index, slot] of idle.entries()) {
      const batch = this.#queue.take(idle.length - index, slot.isWarm);
      if (batch === undefined) return;
      slot.busy = true;
      void this.#run(slot, batch).finally(() => {
        slot.busy = false;
        if (batch.suspect) this.#queue.suspectEnded();
        this.#pump();
        if (!slot.busy) this.#rewarm(slot);
      });
    }
  }

  #rewarm(slot: EngineSlot): void {
    try {
      slot.warm();
    } catch (error) {
      // The next run starts its engine itself, and tells its callers if that fails too.
      this.#observer.engineFailed((error as Error).message);
    }
  }

  async #run(slot: EngineSlot, { tasks, lane }: Batch): Promise<void> {
    try {
      const reports = await slot.run(tasks.map((task) => task.target), lane);
      tasks.forEach((task, index) => {
        task.resolve(reports[index]!);
      });
    } catch (error) {
      if (error instanceof EngineFailure && !this.#closed) await this.#isolate(slot, tasks, error);
      else this.#refuse(tasks, error);
    }
  }

  #refuse(tasks: readonly ScanTask[], cause: unknown): void {
    const reason = this.#closed ? 'The engines are shut down' : (cause as Error).message;
    const known = cause instanceof DetectorUnavailable && !this.#closed;
    const error = known ? cause : new DetectorUnavailable(reason, { cause });
    for (const task of tasks) task.reject(error);
  }

  async #isolate(slot: EngineSlot, tasks: ScanTask[], failure: EngineFailure): Promise<void> {
    this.#observer.engineFailed(failure.message);
    const [first, ...others] = tasks;
    if (first === undefined) return;
    if (others.length > 0) {
      const middle = tasks.length >> 1;
      this.#queue.addSuspects(tasks.slice(0, middle), tasks.slice(middle));
    } else if (first.failures++ === 0) {
      // Something else may have killed the engine: the file is tried once more before it is blamed.
      this.#queue.addSuspects([first]);
    } else {
      await this.#blame(slot, first, failure);
    }
  }

  async #blame(slot: EngineSlot, task: ScanTask, failure: EngineFailure): Promise<void> {
    try {
      await slot.run([HARMLESS], EVERY_LANE);
      task.resolve({ matches: [], problem: { kind: 'poison', reason: failure.message } });
    } catch (error) {
      const reason = `No engine works: ${(error as Error).message}`;
      task.reject(new DetectorUnavailable(reason, { cause: error }));
    }
  }
}
