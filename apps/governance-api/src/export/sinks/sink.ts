import type { ExportEvent } from '@provenance/domain';

/** A row that the sink will never take, and why. */
export interface RefusedRow {
  event_id: string;
  reason: string;
}

/**
 * Where rows go. A row may be written more than once: a sink that can drop a repeat by its event_id does.
 */
export interface Sink {
  /** As metrics name it. */
  readonly name: string;
  /**
   * Resolves once the rows are where nothing loses them.
   * @returns the rows that will never be taken; all others are written
   * @throws when it can take nothing just now, whoever's fault that is: the rows come again
   */
  write(rows: readonly ExportEvent[]): Promise<RefusedRow[]>;
  close(): Promise<void>;
}
