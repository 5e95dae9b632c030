import { ApiProperty } from '@nestjs/swagger';

const TEXT = { required: false, nullable: true, type: String } as const;

/** A whole file at the head of the pull request. Exactly one of content and content_base64. */
export class HeadFileRequest {
  @ApiProperty({ minLength: 1, maxLength: 4096, example: 'api/orders.py' })
  path!: string;

  @ApiProperty({ ...TEXT, description: 'The text; use content_base64 for bytes that are not UTF-8 or hold NUL' })
  content?: string | null;

  @ApiProperty({ ...TEXT, format: 'byte', description: 'The bytes in base64 with its padding' })
  content_base64?: string | null;
}

export class CommitRequest {
  @ApiProperty({ title: 'a commit id', minLength: 1, maxLength: 128, pattern: '^[0-9A-Za-z]+$', example: 'def456' })
  sha!: string;

  @ApiProperty({ maxLength: 65_536, description: 'The whole message, trailers included' })
  message!: string;

  @ApiProperty({ ...TEXT, maxLength: 512, example: 'Ada <ada@example.com>' })
  author?: string | null;

  @ApiProperty({ ...TEXT, maxLength: 512 })
  committer?: string | null;

  @ApiProperty({
    required: false,
    nullable: true,
    type: 'array',
    maxItems: 64,
    items: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[0-9A-Za-z]+$' },
    description: 'Ids of the parents',
  })
  parents?: string[] | null;
}

/** A note of one commit: git-ai (refs/notes/ai), whogitit, Agent Blame or Agent Trace; which one shows in its text. */
export class NoteRequest {
  @ApiProperty({ title: 'a commit id', minLength: 1, maxLength: 128, pattern: '^[0-9A-Za-z]+$', example: 'def456' })
  commit!: string;

  @ApiProperty({ description: 'The note as git stores it' })
  content!: string;
}

/** A file that the change gave another name: what was accepted of its findings goes on under the new one. */
export class RenameRequest {
  @ApiProperty({ minLength: 1, maxLength: 4096, example: 'api/orders.py' })
  from!: string;

  @ApiProperty({ minLength: 1, maxLength: 4096, example: 'api/order_views.py' })
  to!: string;
}
