import { ApiProperty } from '@nestjs/swagger';
import { REPO_NAME } from '@provenance/domain';
import { ChangedLineRequest } from './changed-line.request.ts';
import { CommitRequest, HeadFileRequest, NoteRequest, RenameRequest } from './evidence.request.ts';

const LIST = { required: false, nullable: true } as const;
const REVISION = { title: 'a commit id', maxLength: 128, pattern: '^[0-9A-Za-z][0-9A-Za-z._/-]*$' } as const;

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

  @ApiProperty({ ...LIST, type: [RenameRequest], description: 'Files that have another name now; git names them in a diff' })
  renames?: RenameRequest[] | null;

  @ApiProperty({ ...LIST, type: [CommitRequest] })
  commits?: CommitRequest[] | null;

  @ApiProperty({ ...LIST, type: [NoteRequest], description: 'Notes of git-ai, whogitit, Agent Blame' })
  notes?: NoteRequest[] | null;

  @ApiProperty({ ...LIST, type: 'array', items: { type: 'object', additionalProperties: true }, description: 'Agent Trace records' })
  traces?: Record<string, unknown>[] | null;
}

/** Whose change it is. This class is a schema that is compiled: every rule of these fields stands here. */
export class SubmissionHeadRequest {
  @ApiProperty({ ...REPO_NAME, example: 'acme/shop' })
  repo!: string;

  @ApiProperty({
    title: 'a number, or text of 1 to 64 characters without blanks',
    oneOf: [
      { type: 'string', maxLength: 64, pattern: '^[^\\s\\p{Cc}]+$' },
      { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    ],
    example: '42',
  })
  pr_number!: string | number;

  @ApiProperty({ ...REVISION, example: 'abc123' })
  base_sha!: string;

  @ApiProperty({ ...REVISION, example: 'def456' })
  head_sha!: string;

  @ApiProperty({
    title: 'the name of a branch',
    required: false,
    nullable: true,
    type: String,
    maxLength: 255,
    pattern: '^[^\\p{Cc}]+$',
    example: 'feature/checkout-hardening',
  })
  branch?: string | null;
}

/** Body of POST /v1/analysis. */
export class SubmitAnalysisRequest extends SubmissionHeadRequest {
  @ApiProperty({ type: () => ProvenanceDataRequest })
  provenance_data!: ProvenanceDataRequest;
}
