import type { AnalysisRecord } from '@provenance/domain';
import { UnreadableBlobError, type AnalysisStore } from '@provenance/store';

/**
 * Why a failed analysis cannot go on: what its stages need (the contents, or, once it was decided, what was decided on) is
 * gone or cannot be read. Undefined where it can.
 */
export async function obstacle(store: AnalysisStore, { analysis_id, reanalysis }: AnalysisRecord): Promise<string | undefined> {
  if (reanalysis?.from === 'results') return undefined;
  try {
    const kept = (await store.decision(analysis_id)) ?? (await store.body(analysis_id));
    return kept === undefined ? 'What its stage needs is no longer kept' : undefined;
  } catch (error) {
    if (!(error instanceof UnreadableBlobError)) throw error;
    return `What its stage needs cannot be read (${error.message})`;
  }
}
