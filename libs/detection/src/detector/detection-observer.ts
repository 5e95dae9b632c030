/** What detection tells the process around it: metrics and logs are the caller's. */
export interface DetectionObserver {
  /** One run of a detector over the files of one analysis. @param failure why it failed; absent too where its caller gave it up */
  detectorRan(detector: string, seconds: number, outcome: 'completed' | 'failed', failure?: unknown): void;
  /** Files of which the cache knew the result, and files of which it did not. */
  cacheAnswered(hits: number, misses: number): void;
  /** The cache failed; the scan goes on without it. */
  cacheFailed(error: unknown): void;
  /** An engine process crashed, hung, or printed rubbish; its batch is tried again in parts. */
  engineFailed(reason: string): void;
}

export const SILENT_OBSERVER: DetectionObserver = {
  detectorRan: () => undefined,
  cacheAnswered: () => undefined,
  cacheFailed: () => undefined,
  engineFailed: () => undefined,
};
