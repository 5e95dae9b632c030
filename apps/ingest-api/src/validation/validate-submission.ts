import { ProvenanceError } from '@provenance/domain';
import type { SubmitAnalysisRequest } from '../analyses/submit-analysis.request.ts';
import type { IngestConfig } from '../ingest.config.ts';
import { checkDiff } from './check-diff.ts';
import { checkEvidence } from './check-evidence.ts';
import { checkLines } from './check-lines.ts';
import { FaultList } from './fault-list.ts';
import type { SchemaValidator } from './schema-validator.ts';

/** A body that holds what its class says, with what was counted on the way. */
export interface ValidSubmission {
  request: SubmitAnalysisRequest;
  lineCount: number;
}

const AT = '/provenance_data';

/**
 * Checks a parsed body: all faults at once, each with a pointer.
 * @throws ProvenanceError malformed_body when it is no object, else validation_failed
 */
export function validateSubmission(body: unknown, limits: IngestConfig, schemas: SchemaValidator): ValidSubmission {
  if (!isObject(body)) throw new ProvenanceError('malformed_body', 'The body must be a JSON object');
  const faults = new FaultList();
  schemas.check('SubmissionHeadRequest', body, () => '', faults);
  const lineCount = checkData(body['provenance_data'], limits, schemas, faults);
  faults.throwIfAny();
  return { request: body as unknown as SubmitAnalysisRequest, lineCount };
}

function checkData(data: unknown, limits: IngestConfig, schemas: SchemaValidator, faults: FaultList): number {
  if (!isObject(data)) {
    faults.add(AT, data === undefined ? 'is required' : 'must be object');
    return 0;
  }
  checkMetadata(data['metadata'], limits, faults);
  checkEvidence(data, limits, schemas, faults);
  return checkChange(data, limits, schemas, faults);
}

function checkChange(data: Readonly<Record<string, unknown>>, limits: IngestConfig, schemas: SchemaValidator, faults: FaultList): number {
  const lines = data['changed_lines'] ?? undefined;
  const diff = data['diff'] ?? undefined;
  if ((lines === undefined) === (diff === undefined)) {
    faults.add(AT, 'must have either changed_lines or diff');
    return 0;
  }
  if (diff !== undefined) {
    if (typeof diff === 'string') return checkDiff(diff, limits, faults);
    faults.add(`${AT}/diff`, 'must be string');
    return 0;
  }
  if (!Array.isArray(lines)) {
    faults.add(`${AT}/changed_lines`, 'must be a list');
    return 0;
  }
  checkLines(lines, limits, schemas, faults);
  return lines.length;
}

function checkMetadata(metadata: unknown, { maxMetadataDepth, maxMetadataBytes }: IngestConfig, faults: FaultList): void {
  const at = `${AT}/metadata`;
  if (metadata === undefined || metadata === null) return;
  if (!isObject(metadata)) return faults.add(at, 'must be object');
  if (isDeeper(metadata, maxMetadataDepth)) return faults.add(at, `must not nest deeper than ${maxMetadataDepth} levels`);
  const bytes = Buffer.byteLength(JSON.stringify(metadata));
  if (bytes > maxMetadataBytes) faults.add(at, `must not be larger than ${maxMetadataBytes} bytes, is ${bytes}`);
}

// The body's own depth is capped before it is parsed, so this recursion is bounded.
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
