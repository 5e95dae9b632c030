import type { CoverageStatus, DetectorCapability, RawFinding } from '@provenance/domain';

/** One file at the head of a pull request, as a detector sees it. */
export interface ScanFile {
  /** Path in the repository. Untrusted: never join it to a path on disk, never put it in argv. */
  path: string;
  content: Buffer;
  /** What the path, or else the payload, says. */
  language: string;
  /** True when only the changed lines are known; they stand at their own line numbers. */
  partial: boolean;
}

/** What a detector found in one file, and whether it could look at all of it. */
export interface FileScan {
  findings: RawFinding[];
  /**
   * `skipped` says nothing about the coverage: the detector is not meant for the file. At least one
   * detector must say `covered`, or `skipped` for a reason that leaves no doubt.
   */
  status: CoverageStatus;
  /** Needed for anything but `covered`; for a human. */
  reason?: string;
}

/**
 * Looks for risks in whole files. Detectors know neither the change nor the repository: which findings
 * count is decided afterwards, so that results can be cached by content.
 */
export interface Detector {
  readonly name: string;
  capabilities(): Promise<DetectorCapability[]>;
  /**
   * One result a file, in the same order. Rejects with DetectorUnavailable when a later attempt may
   * succeed; any other rejection leaves the files uncovered by this detector.
   */
  scan(files: ScanFile[], signal: AbortSignal): Promise<FileScan[]>;
  close?(): Promise<void>;
}

/** A detector cannot work now: its engine is missing, its disk is full, it is shutting down. */
export class DetectorUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DetectorUnavailable';
  }
}
