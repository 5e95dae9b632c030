import { ApiProperty } from '@nestjs/swagger';

const SHORT = { required: false, nullable: true, type: String, maxLength: 512 } as const;

/** What the caller knows of the author of a line. Claims are evidence, not truth. */
export class ClaimedAttributionRequest {
  @ApiProperty({ ...SHORT, example: 'claude-3-opus' })
  agent_id?: string | null;

  @ApiProperty({ ...SHORT })
  agent_version?: string | null;

  @ApiProperty({ ...SHORT, example: 'sess-789' })
  agent_session_id?: string | null;

  @ApiProperty({ ...SHORT, description: 'The commit that git blame names for the line' })
  commit_sha?: string | null;

  @ApiProperty({ ...SHORT, maxLength: 4096, description: 'Path of the line in that commit, where it is another than file_path' })
  commit_path?: string | null;

  @ApiProperty({
    required: false,
    nullable: true,
    type: 'integer',
    minimum: 1,
    maximum: 100_000_000,
    description: 'Number of the line in that commit, as git blame gives it; without it notes are read for lines of the head commit only',
  })
  commit_line?: number | null;

  @ApiProperty({ ...SHORT, maxLength: 4096, example: 'Agent-ID: claude-3-opus-20240229' })
  provenance_marker?: string | null;
}

/** One changed line. This class is the schema that the hot path compiles: every rule of a line stands here. */
export class ChangedLineRequest {
  @ApiProperty({ minLength: 1, maxLength: 4096, example: 'api/orders.py', description: 'Path in the repository: relative, without `..`' })
  file_path!: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: 100_000_000,
    description: 'On the head side; of a deleted line, the number of the line that now stands where it was',
  })
  line_number!: number;

  @ApiProperty({ enum: ['added', 'modified', 'deleted'] })
  change_type!: 'added' | 'modified' | 'deleted';

  @ApiProperty({ required: false, nullable: true, type: String, description: 'The line without its newline' })
  content?: string | null;

  @ApiProperty({ ...SHORT, maxLength: 64, description: 'Inferred from the path when absent' })
  language?: string | null;

  @ApiProperty({ ...SHORT })
  author_identity?: string | null;

  @ApiProperty({
    ...SHORT,
    title: 'an RFC 3339 time',
    maxLength: 64,
    pattern: '^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:?\\d{2})?)?$',
    example: '2026-11-24T08:00:00Z',
  })
  timestamp?: string | null;

  @ApiProperty({ ...SHORT, title: 'a sha256 in hex', maxLength: 64, pattern: '^[0-9a-fA-F]{64}$', description: 'Of the content; checked when both are given' })
  content_sha256?: string | null;

  @ApiProperty({ ...SHORT, title: 'base64', maxLength: 1024, pattern: '^[0-9A-Za-z+/=_-]+$', description: 'Ed25519 over the hex content_sha256' })
  attestation_signature?: string | null;

  @ApiProperty({ required: false, nullable: true, type: () => ClaimedAttributionRequest })
  attribution?: ClaimedAttributionRequest | null;
}
