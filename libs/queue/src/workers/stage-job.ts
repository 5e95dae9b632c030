import { SCHEMA_VERSION, type StageJob } from '@provenance/contracts';
import { isId } from '@provenance/domain';
import { NewerBuildError, PermanentError } from './failure.ts';

/** The versions of the payload that a build reads. */
export interface ReadableVersions {
  oldest: number;
  newest: number;
  /** How long a job of a newer build waits for one of its workers before it is looked at again, ms. */
  waitMs?: number;
}

export const READABLE: ReadableVersions = { oldest: 1, newest: SCHEMA_VERSION };

/**
 * Reads a job's payload as untrusted: it may come from another version or another writer.
 * @throws PermanentError when it can never be read; NewerBuildError when a newer build may read it
 */
export function readStageJob(jobId: string | undefined, data: unknown, readable: ReadableVersions = READABLE): StageJob {
  if (typeof data !== 'object' || data === null) throw new PermanentError('The job has no payload that can be read');
  const { analysisId, schemaVersion } = data as Record<string, unknown>;
  if (typeof schemaVersion !== 'number' || !Number.isInteger(schemaVersion)) {
    throw new PermanentError('The job names no schemaVersion');
  }
  if (schemaVersion > readable.newest) {
    const reason = `The job has schemaVersion ${schemaVersion}; this worker reads up to ${readable.newest}: upgrade it`;
    throw new NewerBuildError(reason, readable.waitMs);
  }
  if (schemaVersion < readable.oldest) {
    throw new PermanentError(`The job has schemaVersion ${schemaVersion}, which is no longer read: submit the analysis again`);
  }
  if (typeof analysisId !== 'string' || !isId('an', analysisId)) {
    throw new PermanentError('The job names no analysis');
  }
  if (analysisId !== jobId) throw new PermanentError('The job id is not the id of its analysis');
  return { analysisId, schemaVersion };
}
