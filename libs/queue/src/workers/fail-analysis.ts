import type { AnalysisStore, StageFailure } from '@provenance/store';
import type { QueueObserver } from '../observer.ts';

/**
 * Ends an analysis as failed: the one place where an analysis becomes so. The observer hears of it once, however many
 * try and however often a replay fails again: it is one analysis without a decision.
 * @param at RFC 3339
 */
export async function failAnalysis(
  store: AnalysisStore,
  observer: QueueObserver,
  analysisId: string,
  failure: StageFailure,
  at: string,
): Promise<void> {
  if ((await store.fail(analysisId, failure, at)) === 'first') observer.analysisFailed({ analysisId, ...failure });
}
