import { SCHEMA_VERSION, type StageJob } from '@provenance/contracts';
import { isId } from '@provenance/domain';
import { PermanentError, TransientError } from './failure.ts';

/** Versions of the payload that this build reads. */
const READABLE = new Set([SCHEMA_VERSION]);

/**
 * Reads a job's payload as untrusted: it may come from another version or another writer.
 * @throws PermanentError when it can never be read; TransientError when a newer build may read it, so that
 * during a rollout the job waits for one.
 */
export function readStageJob(jobId: string | undefined, data: unknown): StageJob {
  if (typeof data !== 'object' || data === null) throw new PermanentError('The job has no payload');
  const { analysisId, schemaVersion } = data as Record<string, unknown>;
  if (typeof schemaVersion !== 'number' || !Number.isInteger(schemaVersion)) {
    throw new PermanentError('The job names no schemaVersion');
  }
  if (schemaVersion > SCHEMA_VERSION) {
    throw new TransientError(`The job has schemaVersion ${schemaVersion}; this worker reads up to ${SCHEMA_VERSION}: upgrade it`);
  }
  if (!READABLE.has(schemaVersion)) {
    throw new PermanentError(`The job has schemaVersion ${schemaVersion}, which is no longer read: submit the analysis again`);
  }
  if (typeof analysisId !== 'string' || !isId('an', analysisId)) {
    throw new PermanentError('The job names no analysis');
  }
  if (analysisId !== jobId) throw new PermanentError('The job id is not the id of its analysis');
  return { analysisId, schemaVersion };
}
