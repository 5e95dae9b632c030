/** Watches one analysis. Changes between creation and the first call are not missed. */
export interface ChangeWatch {
  /**
   * Resolves true when the analysis has changed since the last call (or since the watch began), false when
   * the signal aborts first or the watch is closed.
   */
  changed(signal: AbortSignal): Promise<boolean>;
  close(): void;
}

/**
 * Tells that an analysis changed, not how: the reader asks the store. One subscription a process, however
 * many watch. An abstract class, so that it is its own injection token.
 */
export abstract class ChangeFeed {
  abstract watch(analysisId: string): ChangeWatch;
  abstract close(): Promise<void>;
}
