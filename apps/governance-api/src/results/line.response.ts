import { ApiProperty } from '@nestjs/swagger';
import { CONTRIBUTORS, EVIDENCE_KINDS, type AttestationState, type AttributedLine, type ChangeType, type Contributor, type Evidence, type EvidenceKind, type Granularity, type Verdict } from '@provenance/domain';

export class LineEvidenceResponse implements Evidence {
  @ApiProperty({ enum: EVIDENCE_KINDS })
  kind!: EvidenceKind;

  @ApiProperty({ example: 'payload' })
  source!: string;

  @ApiProperty({ example: 'agent-id-with-marker' })
  rule_id!: string;

  @ApiProperty({ required: false, description: 'The text that was read, at most 256 characters' })
  raw?: string;

  @ApiProperty({ required: false })
  commit?: string;

  @ApiProperty({ enum: CONTRIBUTORS })
  contributor!: Contributor;

  @ApiProperty({ required: false })
  agent_id?: string;

  @ApiProperty({ required: false })
  agent_version?: string;

  @ApiProperty({ required: false })
  session_id?: string;

  @ApiProperty({ minimum: 0, maximum: 1 })
  confidence!: number;
}

/** Who wrote a line, how sure that is, and all that spoke for and against it. */
export class VerdictResponse implements Verdict {
  @ApiProperty({ enum: CONTRIBUTORS })
  contributor!: Contributor;

  @ApiProperty({ required: false })
  agent_id?: string;

  @ApiProperty({ required: false })
  agent_version?: string;

  @ApiProperty({ required: false })
  session_id?: string;

  @ApiProperty({ minimum: 0, maximum: 1 })
  confidence!: number;

  @ApiProperty({ enum: ['line', 'commit', 'pr'] })
  granularity!: Granularity;

  @ApiProperty({ enum: ['verified', 'invalid', 'unsigned', 'unknown_key', 'none'] })
  attestation!: AttestationState;

  @ApiProperty({ type: [LineEvidenceResponse], description: 'The strongest first' })
  evidence!: LineEvidenceResponse[];
}

/** A changed line with its verdict. Its content is not kept. */
export class LineResponse implements AttributedLine {
  @ApiProperty()
  file_path!: string;

  @ApiProperty({ type: 'integer' })
  line_number!: number;

  @ApiProperty({ enum: ['added', 'modified', 'deleted'] })
  change_type!: ChangeType;

  @ApiProperty({ required: false })
  language?: string;

  @ApiProperty({ required: false })
  author_identity?: string;

  @ApiProperty({ required: false })
  timestamp?: string;

  @ApiProperty({ required: false })
  content_sha256?: string;

  @ApiProperty({ required: false, type: 'integer', description: 'Structural complexity, 0 to 100' })
  complexity?: number;

  @ApiProperty({ type: VerdictResponse })
  verdict!: VerdictResponse;
}

export class LinesResponse {
  @ApiProperty()
  analysis_id!: string;

  @ApiProperty({ type: 'integer', description: 'Lines on all pages' })
  total!: number;

  @ApiProperty({ type: [LineResponse] })
  items!: LineResponse[];

  @ApiProperty({ required: false, description: 'Give it as `cursor` for the next page; absent on the last' })
  next_cursor?: string;
}
