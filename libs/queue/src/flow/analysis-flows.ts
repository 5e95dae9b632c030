import type { Contents } from '@provenance/contracts';
import type { AnalysisRecord } from '@provenance/domain';

/** An analysis whose flow is to be added. */
export interface FlowStart {
  analysisId: string;
  contents: Contents;
  /** Trace that the jobs continue (currentTrace() of whoever accepted the analysis). */
  trace?: string | undefined;
}

export function contentsOf(record: Pick<AnalysisRecord, 'has_files' | 'reanalysis'>): Contents {
  if (record.reanalysis?.from === 'results') return 'kept_results';
  return record.has_files ? 'brought' : 'to_fetch';
}

/**
 * Starts the work of analyses. An abstract class, so that it is its own injection token.
 * Redis away throws ProvenanceError `store_unavailable`, Redis full `store_full`.
 */
export abstract class AnalysisFlows {
  /** Adds the flow of an analysis; jobs that exist already are left as they are. All or nothing. */
  abstract start(analysisId: string, contents: Contents): Promise<void>;
  /** The same for many, in as few round trips as is fair to others. Each flow is all or nothing. */
  abstract startMany(analyses: readonly FlowStart[]): Promise<void>;
  /** Takes the flow of an analysis out of the queues; one that a worker is at just now is left to it. */
  abstract remove(analysisId: string): Promise<void>;
  /** Jobs that wait or run at the deepest stage; up to a second old. For back-pressure. */
  abstract depth(): Promise<number>;
  abstract close(): Promise<void>;
}
