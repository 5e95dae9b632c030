import type { AnalysisRecord } from '@provenance/domain';
import type { AnalysisStore } from '@provenance/store';

/** Whether what the stages need is there still: the contents, or, once it was decided, what was decided on. */
export async function canGoOn(store: AnalysisStore, { analysis_id, reanalysis }: AnalysisRecord): Promise<boolean> {
  return reanalysis?.from === 'results' || (await store.decision(analysis_id)) !== undefined || (await store.body(analysis_id)) !== undefined;
}
