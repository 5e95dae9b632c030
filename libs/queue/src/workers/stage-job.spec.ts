import { SCHEMA_VERSION } from '@provenance/contracts';
import { deriveId } from '@provenance/domain';
import fc from 'fast-check';
import { NewerBuildError, PermanentError } from './failure.ts';
import { readStageJob } from './stage-job.ts';

const id = deriveId('an', 'job');

describe('readStageJob', () => {
  it('reads what this build writes', () => {
    const job = { analysisId: id, schemaVersion: SCHEMA_VERSION };
    expect(readStageJob(id, job)).toEqual(job);
  });

  it('reads the first version as it was written', () => {
    expect(readStageJob(id, { analysisId: id, schemaVersion: 1 })).toEqual({ analysisId: id, schemaVersion: 1 });
  });

  it('leaves a newer version to a newer worker', () => {
    expect(() => readStageJob(id, { analysisId: id, schemaVersion: SCHEMA_VERSION + 1 })).toThrow(NewerBuildError);
  });

  it.each([
    ['a version before the first', { analysisId: id, schemaVersion: 0 }, 'no longer read'],
    ['no version', { analysisId: id }, 'schemaVersion'],
    ['the shape without versions', { analysis_id: id }, 'schemaVersion'],
    ['no analysis', { schemaVersion: 1 }, 'names no analysis'],
    ['an id of another kind', { analysisId: deriveId('fd', 'x'), schemaVersion: 1 }, 'names no analysis'],
    ['a key injected as id', { analysisId: 'an_x}:record', schemaVersion: 1 }, 'names no analysis'],
    ['another analysis than its id', { analysisId: deriveId('an', 'other'), schemaVersion: 1 }, 'job id'],
  ])('refuses %s for good', (_name, data, reason) => {
    expect(() => readStageJob(id, data)).toThrow(PermanentError);
    expect(() => readStageJob(id, data)).toThrow(reason);
  });

  it('throws nothing but its two classes, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        try {
          readStageJob(id, data);
        } catch (error) {
          expect(error instanceof PermanentError || error instanceof NewerBuildError).toBe(true);
        }
      }),
    );
  });
});
