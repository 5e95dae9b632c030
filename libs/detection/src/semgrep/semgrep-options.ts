import { availableParallelism } from 'node:os';
import type { DetectionObserver } from '../detector/detection-observer.ts';
import type { FileLimits } from '../limits/file-limits.ts';
import type { EngineLimits } from './engine-limits.ts';
import type { ScanCache } from './scan-cache.ts';

/** Rules of the operator: a file, a folder, or an address in Semgrep's registry. */
export interface SemgrepConfig {
  path: string;
  /** Instead of the bundled rules, or beside them. The registry always replaces them. */
  mode: 'replace' | 'extend';
}

/** How Semgrep is run. Everything but the program has a default. */
export interface SemgrepOptions {
  /** Path of semgrep-core. */
  corePath: string;
  config?: SemgrepConfig;
  /** Folder for staged files; memory-backed by default. */
  workRoot?: string;
  /** Engine processes at the same time; one a core by default. */
  engines?: number;
  fileLimits?: FileLimits;
  engineLimits?: EngineLimits;
  cache?: ScanCache;
  /** Seconds for which results are kept; a week by default. */
  cacheTtlSeconds?: number;
  observer?: DetectionObserver;
}

/** One a core: a run of the engine uses one, and more of them only compete. */
export function defaultEngines(): number {
  return availableParallelism();
}
