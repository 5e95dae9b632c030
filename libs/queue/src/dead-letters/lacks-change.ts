import { UnreadableBlobError, type AnalysisStore } from '@provenance/store';
import { PermanentError } from '../workers/failure.ts';
import { namesNoLine, readSubmission } from '../workers/read-submission.ts';

/**
 * Whether nobody knows what an analysis is about: GitHub was to be asked for the change, and did not say, or what enrich
 * kept of it is damaged. The stages after enrich cannot do without it, however often they are tried.
 */
export async function lacksChange(store: AnalysisStore, analysisId: string): Promise<boolean> {
  const lines = await linesOf(store, analysisId);
  if (lines === 'kept') return false;
  const body = await store.body(analysisId);
  try {
    return body !== undefined && (lines === 'damaged' || namesNoLine(readSubmission(body)));
  } catch (error) {
    // What cannot be read is for its stage to say.
    if (error instanceof PermanentError) return false;
    throw error;
  }
}

async function linesOf(store: AnalysisStore, analysisId: string): Promise<'kept' | 'damaged' | undefined> {
  try {
    return (await store.lines(analysisId)) && 'kept';
  } catch (error) {
    if (!(error instanceof UnreadableBlobError)) throw error;
    return 'damaged';
  }
}
