import { createHash } from 'node:crypto';
import { ProvenanceError, type Fault } from '@provenance/domain';
import { componentSchemas } from '@provenance/service';
import { SubmissionHeadRequest, SubmitAnalysisRequest } from '../analyses/submit-analysis.request.ts';
import { checkLines } from './check-lines.ts';
import { FaultList } from './fault-list.ts';
import { SchemaValidator } from './schema-validator.ts';

describe('checkLines', () => {
  const schemas = new SchemaValidator(componentSchemas(SubmissionHeadRequest, SubmitAnalysisRequest));

  const line = { file_path: 'a.py', line_number: 1, change_type: 'added' };
  const faultsOf = (...lines: unknown[]): readonly Fault[] => {
    const faults = new FaultList();
    checkLines(lines, { maxLines: 10, maxLineLength: 20 }, schemas, faults);
    try {
      faults.throwIfAny();
      return [];
    } catch (error) {
      return (error as ProvenanceError).faults;
    }
  };

  it('takes null for what the client does not have, and members that it does not know', () => {
    const nothing = { content: null, language: null, timestamp: null, content_sha256: null, attestation_signature: null };
    expect(faultsOf({ ...line, ...nothing, attribution: null, shoe_size: 9 })).toEqual([]);
    expect(faultsOf({ ...line, attribution: { agent_id: null, extra: [] } })).toEqual([]);
  });

  it('takes the digest of the content in either case, a digest alone, and a signature with one of both', () => {
    const digest = createHash('sha256').update('x = 1').digest('hex');
    expect(faultsOf({ ...line, content: 'x = 1', content_sha256: digest.toUpperCase(), attestation_signature: 'AA==' })).toEqual([]);
    expect(faultsOf({ ...line, content_sha256: digest, attestation_signature: 'AA==' })).toEqual([]);
    expect(faultsOf({ ...line, content: '', content_sha256: createHash('sha256').digest('hex') })).toEqual([]);
  });

  it('takes deleted lines of one gap under one number', () => {
    const gone = { ...line, change_type: 'deleted' };
    expect(faultsOf(gone, gone, line)).toEqual([]);
  });

  it('finds a duplicate across other files', () => {
    expect(faultsOf(line, { ...line, file_path: 'b.py' }, line)).toEqual([
      { pointer: '/provenance_data/changed_lines/2', detail: expect.stringContaining('already') },
    ]);
  });

  it('says what is wrong in the words of the place', () => {
    expect(faultsOf({ ...line, change_type: 'moved', line_number: '1', attribution: { agent_id: 7 } }, { file_path: 'a' })).toEqual([
      { pointer: '/provenance_data/changed_lines/0/line_number', detail: 'must be integer' },
      { pointer: '/provenance_data/changed_lines/0/change_type', detail: 'must be one of added, modified, deleted' },
      { pointer: '/provenance_data/changed_lines/0/attribution/agent_id', detail: 'must be string or null' },
      { pointer: '/provenance_data/changed_lines/1/line_number', detail: 'is required' },
      { pointer: '/provenance_data/changed_lines/1/change_type', detail: 'is required' },
    ]);
  });

  it('stops at the limits', () => {
    expect(faultsOf()).toMatchObject([{ detail: 'must not be empty' }]);
    expect(faultsOf(...Array.from({ length: 11 }, () => line))).toMatchObject([{ detail: 'must not have more than 10 lines, has 11' }]);
    expect(faultsOf({ ...line, content: 'x'.repeat(21) })).toMatchObject([{ detail: 'must not be longer than 20 characters' }]);
  });
});
