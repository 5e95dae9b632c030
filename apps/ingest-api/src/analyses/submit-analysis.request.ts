import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches, MaxLength } from 'class-validator';
import { IsPullRequestNumber } from '../validation/is-pull-request-number.decorator.ts';
import { ChangedLineRequest } from './changed-line.request.ts';
import { CommitRequest, HeadFileRequest, NoteRequest } from './evidence.request.ts';

const LIST = { required: false, nullable: true } as const;
const REVISION = { maxLength: 128, pattern: '^[0-9A-Za-z][0-9A-Za-z._/-]*$' } as const;

/** What changed, and what is known of who changed it. Either changed_lines or diff. */
export class ProvenanceDataRequest {
  @ApiProperty({ type: 'object', selfRequired: false, nullable: true, additionalProperties: true, description: 'Kept as it is' })
  metadata?: Record<string, unknown> | null;

  @ApiProperty({ ...LIST, type: [ChangedLineRequest] })
  changed_lines?: ChangedLineRequest[] | null;

  @ApiProperty({ ...LIST, type: String, description: 'Unified diff of base..head, as git writes it' })
  diff?: string | null;

  @ApiProperty({ ...LIST, type: [HeadFileRequest], description: 'Head files; without them they are looked for elsewhere' })
  files?: HeadFileRequest[] | null;

  @ApiProperty({ ...LIST, type: [CommitRequest] })
  commits?: CommitRequest[] | null;

  @ApiProperty({ ...LIST, type: [NoteRequest], description: 'git-ai notes' })
  notes?: NoteRequest[] | null;

  @ApiProperty({ ...LIST, type: 'array', items: { type: 'object', additionalProperties: true }, description: 'Agent Trace records' })
  traces?: Record<string, unknown>[] | null;
}

/** Body of POST /v1/analysis. */
export class SubmitAnalysisRequest {
  @ApiProperty({ example: 'acme/shop', description: '{org}/{name}', maxLength: 255 })
  @MaxLength(255)
  @Matches(/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.-]+(?:\/[\w.-]+)+$/, { message: 'must be {org}/{name}' })
  repo!: string;

  @ApiProperty({ oneOf: [{ type: 'string', minLength: 1, maxLength: 64 }, { type: 'integer', minimum: 0 }], example: '42' })
  @IsPullRequestNumber()
  pr_number!: string | number;

  @ApiProperty({ ...REVISION, example: 'abc123' })
  @MaxLength(REVISION.maxLength)
  @Matches(new RegExp(REVISION.pattern), { message: 'must be a commit id' })
  base_sha!: string;

  @ApiProperty({ ...REVISION, example: 'def456' })
  @MaxLength(REVISION.maxLength)
  @Matches(new RegExp(REVISION.pattern), { message: 'must be a commit id' })
  head_sha!: string;

  @ApiProperty({ required: false, nullable: true, type: String, maxLength: 255, example: 'feature/checkout-hardening' })
  @IsOptional()
  @MaxLength(255)
  @Matches(/^[^\p{Cc}]+$/u, { message: 'must be the name of a branch' })
  branch?: string | null;

  @ApiProperty({ type: () => ProvenanceDataRequest })
  provenance_data!: ProvenanceDataRequest;
}
