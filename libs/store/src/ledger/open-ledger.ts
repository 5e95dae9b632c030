/** How far the ledger is. `due` are those at which the sweeper must look now. */
export interface LedgerSize {
  open: number;
  due: number;
  /** When the longest waiting one became (or becomes) due, ms since the epoch. */
  oldestAt: number | undefined;
}

/**
 * Analyses that were accepted and have not ended, each with the time (ms since the epoch) at which the
 * sweeper must look after it. It is outbox and in-flight list at once: whatever dies, what is in here is
 * found again. An abstract class, so that it is its own injection token.
 */
export abstract class OpenLedger {
  /** Adds an analysis, or moves its time. */
  abstract mark(analysisId: string, at: number): Promise<void>;
  /** Moves the time of analyses that are in the ledger, in one command; those that have left it stay out. */
  abstract postpone(analysisIds: readonly string[], until: number): Promise<void>;
  /** Takes an analysis out. */
  abstract close(analysisId: string): Promise<void>;
  /** Those whose time has come, longest waiting first; `offset` skips those that the caller leaves in place. */
  abstract due(now: number, limit: number, offset?: number): Promise<{ analysisId: string; at: number }[]>;
  abstract size(now: number): Promise<LedgerSize>;
}
