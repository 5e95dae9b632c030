import type { EngineReport, EngineTarget } from './engine.ts';
import { EVERY_LANE, laneOf } from '../pack/lanes.ts';
import { FIFO_BYTES } from './fifo.ts';

/** A file that waits for an engine, with the promise of its report. */
export interface ScanTask {
  target: EngineTarget;
  /** Runs in which it was alone and the engine failed. */
  failures: number;
  resolve(report: EngineReport): void;
  reject(error: unknown): void;
}

/** Files for one run of an engine. */
export interface Batch {
  tasks: ScanTask[];
  /** Part of a batch on which an engine failed. */
  suspect: boolean;
  lane: string;
}

/** Bounds of a batch. */
export interface BatchLimits {
  files: number;
  bytes: number;
}

/** About a second of work: more files save little of it, and every file waits for the whole batch. */
export const DEFAULT_BATCH: BatchLimits = { files: 128, bytes: 4 * 1024 * 1024 };

/** Files below this number are not split over several engines: the start of a run costs as much as a dozen files. */
const SMALLEST_SHARE = 16;

/** At most what a target takes in the targets file: names of our own, and its path with escapes. */
function listedBytes(target: EngineTarget): number {
  return target.analyzers.length * (300 + 2 * Buffer.byteLength(target.path));
}

/**
 * Files in the order of their arrival, and parts of batches on which an engine failed. Of the latter one is
 * run at a time while there is other work, so that a poisonous file holds up one engine and not all.
 */
export class BatchQueue {
  readonly #limits: BatchLimits;
  #fresh: ScanTask[] = [];
  #suspects: ScanTask[][] = [];
  #suspectsRunning = 0;

  constructor(limits: BatchLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#fresh.length + this.#suspects.reduce((sum, batch) => sum + batch.length, 0);
  }

  add(task: ScanTask): void {
    this.#fresh.push(task);
  }

  addSuspects(...batches: ScanTask[][]): void {
    this.#suspects.push(...batches);
  }

  /**
   * The next batch for one of `idle` engines, undefined when nothing may be run. `anyLane` when its engine
   * waits with all rules; else the batch is of one lane, for an engine that is started for it.
   */
  take(idle: number, anyLane: boolean): Batch | undefined {
    if (this.#suspects.length > 0 && (this.#suspectsRunning === 0 || this.#fresh.length === 0)) {
      this.#suspectsRunning++;
      return { tasks: this.#suspects.shift()!, suspect: true, lane: EVERY_LANE };
    }
    const first = this.#fresh[0];
    if (first === undefined) return undefined;
    const lane = anyLane ? EVERY_LANE : laneOf(first.target.analyzers);
    return { tasks: this.#takeFresh(idle, lane), suspect: false, lane };
  }

  suspectEnded(): void {
    this.#suspectsRunning--;
  }

  /** Empties the queue. */
  drain(): ScanTask[] {
    const all = [...this.#fresh, ...this.#suspects.flat()];
    this.#fresh = [];
    this.#suspects = [];
    return all;
  }

  #takeFresh(idle: number, lane: string): ScanTask[] {
    const share = Math.max(SMALLEST_SHARE, Math.ceil(this.#fresh.length / idle));
    const most = Math.min(this.#limits.files, share);
    const taken: ScanTask[] = [];
    const left: ScanTask[] = [];
    let bytes = 0;
    let listed = 0;
    for (const task of this.#fresh) {
      const { target } = task;
      const fits =
        taken.length < most &&
        (lane === EVERY_LANE || laneOf(target.analyzers) === lane) &&
        bytes + target.content.length <= this.#limits.bytes &&
        listed + listedBytes(target) <= FIFO_BYTES;
      // The first one always goes: alone it may be larger than the bounds.
      if (taken.length > 0 && !fits) {
        left.push(task);
        continue;
      }
      taken.push(task);
      bytes += target.content.length;
      listed += listedBytes(target);
    }
    this.#fresh = left;
    return taken;
  }
}
