import type { AnalysisStore } from '@provenance/store';
import { PermanentError } from '../workers/failure.ts';
import { namesNoLine, readSubmission } from '../workers/read-submission.ts';

/**
 * Whether nobody knows what an analysis is about: GitHub was to be asked for the change, and did not say. The stages after
 * enrich cannot do without it, however often they are tried.
 */
export async function lacksChange(store: AnalysisStore, analysisId: string): Promise<boolean> {
  if ((await store.lines(analysisId)) !== undefined) return false;
  const body = await store.body(analysisId);
  try {
    return body !== undefined && namesNoLine(readSubmission(body));
  } catch (error) {
    // What cannot be read is for its stage to say.
    if (error instanceof PermanentError) return false;
    throw error;
  }
}
