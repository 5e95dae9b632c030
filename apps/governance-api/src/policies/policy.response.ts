import { ApiProperty } from '@nestjs/swagger';
import { readYaml, type CompiledPolicy, type PolicyFault } from '@provenance/policy';
import type { PolicyHead, PolicyVersion } from '@provenance/store';
import { FILE_VERSION } from './policy-file.config.ts';

const ON_ERROR = ['warn', 'block'] as const;

/** Which version of a policy stands. */
export class PolicyHeadResponse {
  @ApiProperty({ example: 'payments' })
  name!: string;

  @ApiProperty({ example: '3', description: 'Counts from 1; `file` for the policy that comes with the deployment' })
  version!: string;

  @ApiProperty({ description: 'sha256 (hex) of the document, however it is written' })
  digest!: string;

  @ApiProperty({ description: 'False once it was taken out of use; its versions stay readable' })
  enabled!: boolean;

  @ApiProperty({ description: 'It comes with the deployment and cannot be changed here' })
  read_only!: boolean;

  @ApiProperty()
  description!: string;

  @ApiProperty({ type: [String], description: 'Patterns of the repositories that it applies to; empty: all' })
  repos!: string[];

  @ApiProperty({ enum: ON_ERROR, description: 'The outcome where a condition could not be evaluated' })
  on_error!: 'warn' | 'block';

  @ApiProperty({ required: false, format: 'date-time', description: 'When it became this version, or was taken out of use' })
  updated_at?: string;
}

export class PoliciesResponse {
  @ApiProperty({ type: [PolicyHeadResponse] })
  items!: PolicyHeadResponse[];
}

/** What works and may surprise. */
export class PolicyRemarkResponse {
  @ApiProperty({ example: '/exemptions/0/expires' })
  pointer!: string;

  @ApiProperty({ type: 'integer', description: 'Line of the text' })
  line!: number;

  @ApiProperty()
  detail!: string;
}

/** A policy that was put. */
export class PolicyPutResponse extends PolicyHeadResponse {
  @ApiProperty({ description: 'False where the same document stood already' })
  changed!: boolean;

  @ApiProperty({ type: [PolicyRemarkResponse], description: 'What works and may surprise' })
  remarks!: PolicyRemarkResponse[];
}

/** One version as it was written. */
export class PolicyVersionResponse {
  @ApiProperty({ example: 'payments' })
  name!: string;

  @ApiProperty({ example: '3' })
  version!: string;

  @ApiProperty()
  digest!: string;

  @ApiProperty({ required: false, format: 'date-time' })
  created_at?: string;

  @ApiProperty({ description: 'The text as it was put, YAML or JSON' })
  source!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The same, read' })
  document!: object;
}

/** The version that stands, with its document. */
export class PolicyDetailResponse extends PolicyHeadResponse {
  @ApiProperty({ description: 'The text as it was put, YAML or JSON; empty for the policy of the deployment' })
  source!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The same, read' })
  document!: object;

  @ApiProperty({ type: 'integer', description: 'How many versions can be read: 1 to this' })
  versions!: number;
}

export function toPolicyHead({ version, ...head }: PolicyHead): PolicyHeadResponse {
  return { ...head, version: String(version), read_only: false };
}

export function toFileHead({ identity, document, onError }: CompiledPolicy): PolicyHeadResponse {
  const { description = '', repos = [] } = document;
  return { ...identity, version: FILE_VERSION, enabled: true, read_only: true, description, repos, on_error: onError };
}

export function toPolicyVersion({ version, ...stored }: PolicyVersion): PolicyVersionResponse {
  return { ...stored, version: String(version), document: documentOf(stored.source) };
}

/** The document of a text; empty where this version of the code can no longer read it. */
export function documentOf(source: string): object {
  const read = readYaml(source);
  return 'faults' in read ? {} : (read.value as object);
}

export function toPut(head: PolicyHead, changed: boolean, remarks: readonly PolicyFault[]): PolicyPutResponse {
  return { ...toPolicyHead(head), changed, remarks: [...remarks] };
}
