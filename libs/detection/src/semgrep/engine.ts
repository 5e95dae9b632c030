/** A file as an engine is given it. */
export interface EngineTarget {
  /** Analyzers that are to read it. */
  analyzers: string[];
  /** Extension of the staged file, with its dot; of our own list, never of the pull request. */
  extension: string;
  content: Buffer;
  /** Path in the repository, for rules that look at it. */
  path: string;
}

interface EnginePosition {
  line: number;
  col: number;
}

/** A match in one file. */
export interface EngineMatch {
  ruleId: string;
  severity: string;
  message: string;
  metadata: Record<string, unknown>;
  start: EnginePosition & { offset: number };
  end: EnginePosition & { offset: number };
  /** The author asked the engine to be silent here. */
  ignored: boolean;
  trace: EngineStep[];
}

/** Lines of one step of a taint trace. */
export interface EngineStep {
  role: 'source' | 'step' | 'sink';
  start_line: number;
  end_line: number;
}

/** What an engine says of one file. */
export interface EngineReport {
  matches: EngineMatch[];
  /** Why the file was not looked at completely; absent when it was. */
  problem?: EngineProblem;
}

/**
 * `content`: the same file will always meet it. `resource`: another run may not. `poison`: the engine fails
 * on it every time, at the cost of several runs.
 */
export interface EngineProblem {
  kind: 'content' | 'resource' | 'poison';
  reason: string;
}

/** One engine process: it serves one batch, and may have been started ahead of it. */
export interface Engine {
  /**
   * Reports in the order of the targets.
   * @throws EngineFailure when the process crashed, hung or printed rubbish.
   * @throws DetectorUnavailable when it could not be started or its disk is full.
   */
  scan(targets: readonly EngineTarget[]): Promise<EngineReport[]>;
  /** True when the process ended before it was given work. */
  readonly ended: boolean;
  /** Ends an engine that was given no work, or whose work nobody waits for. */
  dispose(): void;
}

/** A way to run the engine. */
export interface EngineAdapter {
  readonly name: 'semgrep-core' | 'osemgrep';
  /** Version of the engine program. */
  readonly version: string;
  /** Starts a process with the rules of one lane, or of all: see pack/lanes.ts. */
  start(lane: string): Engine;
  close(): Promise<void>;
}

/** An engine process failed on its batch; one of the files may be the cause. */
export class EngineFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EngineFailure';
  }
}
