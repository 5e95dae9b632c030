import { ApiProperty } from '@nestjs/swagger';
import type { InclusionProof } from '@provenance/domain';
import type { LogItem } from './decision-log.ts';

const hash = { type: 'string', description: '32 bytes, base64' } as const;

export class InclusionProofResponse implements InclusionProof {
  @ApiProperty({ type: 'integer' })
  leaf_index!: number;

  @ApiProperty({ type: 'integer' })
  tree_size!: number;

  @ApiProperty(hash)
  root_hash!: string;

  @ApiProperty(hash)
  leaf_hash!: string;

  @ApiProperty({ type: 'array', items: hash, description: 'From the leaf to the root (RFC 6962, section 2.1.1)' })
  hashes!: string[];

  @ApiProperty({ type: 'string', nullable: true, description: 'The bytes of the leaf, canonical JSON; null once its retention has ended' })
  entry!: string | null;
}

export class ConsistencyProofResponse {
  @ApiProperty({ type: 'integer' })
  from!: number;

  @ApiProperty({ type: 'integer' })
  to!: number;

  @ApiProperty(hash)
  from_root!: string;

  @ApiProperty(hash)
  to_root!: string;

  @ApiProperty({ type: 'array', items: hash, description: 'RFC 6962, section 2.1.2' })
  hashes!: string[];
}

export class LogItemResponse implements LogItem {
  @ApiProperty({ type: 'integer' })
  leaf_index!: number;

  @ApiProperty(hash)
  leaf_hash!: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'The bytes of the leaf, canonical JSON; null once its retention has ended' })
  entry!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Where the newest record of this decision was entered; null when that is not kept' })
  entered_at_index!: number | null;
}

export class LogItemsResponse {
  @ApiProperty({ type: 'integer', description: 'Records of the log' })
  tree_size!: number;

  @ApiProperty({ type: [LogItemResponse], description: 'From start on; at most 1000, whatever end says' })
  items!: LogItemResponse[];

  @ApiProperty({ type: 'integer', description: 'Days that decisions and their bundles are kept' })
  results_retention_days!: number;
}
