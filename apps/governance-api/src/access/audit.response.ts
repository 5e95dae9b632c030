import { ApiProperty } from '@nestjs/swagger';
import { AUDIT_OUTCOMES, type AuditEntry, type AuditOutcome } from '@provenance/domain';

export class AuditEntryResponse implements AuditEntry {
  @ApiProperty({ type: 'integer', description: 'From 1, without gaps' })
  n!: number;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ description: '`token:<id>`, `github-actions:<repository>`, `admin-token`, `signed-delivery`, `anyone` (authentication is off) or `unknown`' })
  actor!: string;

  @ApiProperty({ description: 'Method and route' })
  action!: string;

  @ApiProperty({ description: 'The address, and what the route adds to it' })
  target!: string;

  @ApiProperty({ enum: AUDIT_OUTCOMES, description: '`refused`: the credentials did not do. `failed`: the request was not valid, or the service failed' })
  outcome!: AuditOutcome;

  @ApiProperty({ type: 'integer', description: 'Status of the answer' })
  status!: number;

  @ApiProperty()
  request_id!: string;

  @ApiProperty({ description: 'Network address of the caller, or of the proxy before it' })
  address!: string;

  @ApiProperty({ description: 'Hash of the entry before' })
  prev!: string;

  @ApiProperty({ description: 'sha256, hex, over the JSON list of prev, n, at, actor, action, target, outcome, status, request_id, address' })
  hash!: string;
}

export class AuditResponse {
  @ApiProperty({ type: [AuditEntryResponse], description: 'The newest first' })
  items!: AuditEntryResponse[];

  @ApiProperty({ required: false, description: 'Absent at the end. A page may have few entries, or none, and go on: a filter looks at a part of the trail at a time' })
  next_cursor?: string;
}
