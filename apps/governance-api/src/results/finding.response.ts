import { ApiProperty } from '@nestjs/swagger';
import { CONTRIBUTORS, LineIndex, SEVERITIES, shownFinding, type AttributedLine, type Confidence, type Contributor, type Finding, type FindingStatus, type Severity } from '@provenance/domain';

import { AppliedSuppressionResponse } from '../findings/suppression.response.ts';

export class LineRangeResponse {
  @ApiProperty({ type: 'integer' })
  start_line!: number;

  @ApiProperty({ type: 'integer' })
  end_line!: number;
}

export class TraceStepResponse extends LineRangeResponse {
  @ApiProperty({ enum: ['source', 'step', 'sink'] })
  role!: 'source' | 'step' | 'sink';
}

/** A finding with the author of the changed line that it meets. Lines and columns count from 1. */
export class FindingResponse implements Omit<Finding, 'trail'> {
  @ApiProperty()
  finding_id!: string;

  @ApiProperty()
  analysis_id!: string;

  @ApiProperty()
  repo!: string;

  @ApiProperty()
  pr_number!: string;

  @ApiProperty()
  file_path!: string;

  @ApiProperty({ type: 'integer' })
  start_line!: number;

  @ApiProperty({ type: 'integer' })
  start_column!: number;

  @ApiProperty({ type: 'integer' })
  end_line!: number;

  @ApiProperty({ type: 'integer', description: 'Exclusive' })
  end_column!: number;

  @ApiProperty()
  rule_key!: string;

  @ApiProperty()
  rule_version!: string;

  @ApiProperty({ example: 'sqli' })
  category!: string;

  @ApiProperty({ enum: SEVERITIES })
  severity!: Severity;

  @ApiProperty({ enum: ['high', 'medium', 'low'] })
  confidence!: Confidence;

  @ApiProperty()
  message!: string;

  @ApiProperty({ type: [String], example: ['CWE-89'] })
  cwe!: string[];

  @ApiProperty()
  engine_name!: string;

  @ApiProperty()
  engine_version!: string;

  @ApiProperty({ description: 'The matched text, capped' })
  snippet!: string;

  @ApiProperty({ type: [TraceStepResponse], required: false })
  trace?: TraceStepResponse[];

  @ApiProperty({ type: [LineRangeResponse], required: false, description: 'Statements of match and trace that reach further than these' })
  statements?: LineRangeResponse[];

  @ApiProperty({ required: false, description: 'The author asked the engine to be silent; the finding stays' })
  suppression_attempt?: boolean;

  @ApiProperty({ description: 'Survives moves of lines' })
  fingerprint!: string;

  @ApiProperty({ enum: ['open', 'suppressed', 'remediated'] })
  status!: FindingStatus;

  @ApiProperty({ format: 'date-time' })
  detected_at!: string;

  @ApiProperty({ enum: ['on_changed_line', 'trace_on_changed_line', 'adjacent_to_deletion'] })
  relation!: Finding['relation'];

  @ApiProperty({ type: AppliedSuppressionResponse, required: false, description: 'What holds it back while it is `suppressed`' })
  suppression?: AppliedSuppressionResponse;

  @ApiProperty({ required: false, description: 'The agent, `human` or `unknown`; absent until the lines are attributed' })
  agent_id?: string;

  @ApiProperty({ enum: CONTRIBUTORS, required: false })
  contributor?: Contributor;

  @ApiProperty({ required: false, minimum: 0, maximum: 1 })
  attribution_confidence?: number;
}

export class FindingsResponse {
  @ApiProperty()
  analysis_id!: string;

  @ApiProperty({ type: 'integer', description: 'Findings on all pages' })
  total!: number;

  @ApiProperty({ type: [FindingResponse] })
  items!: FindingResponse[];

  @ApiProperty({ required: false, description: 'Give it as `cursor` for the next page; absent on the last' })
  next_cursor?: string;
}

/** The findings, each under the author that answers for it when the lines are known. */
export function toFindings(findings: readonly Finding[], lines: readonly AttributedLine[] | undefined): FindingResponse[] {
  if (lines === undefined) {
    return findings.map(shownFinding);
  }
  const index = new LineIndex(lines);
  return findings.map((finding) => {
    const { agent_id, contributor, confidence } = index.attributionOf(finding);
    return { ...shownFinding(finding), agent_id, contributor, attribution_confidence: confidence };
  });
}
