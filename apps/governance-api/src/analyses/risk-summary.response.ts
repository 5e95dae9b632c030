import { ApiProperty } from '@nestjs/swagger';
import { CONTRIBUTORS, SEVERITIES, type RiskSummary, type SuppressionComment } from '@provenance/domain';

const counts = { type: 'object', additionalProperties: { type: 'integer' } } as const;

export class LineCoverageResponse implements RiskCoverage {
  @ApiProperty({ type: 'integer' })
  total_lines!: number;

  @ApiProperty({ type: 'integer', description: 'Lines of an agent or a named person' })
  attributed_lines!: number;

  @ApiProperty({ type: 'integer' })
  unknown_line_count!: number;

  @ApiProperty({ example: 87.5, description: 'Percent, rounded down to two decimals' })
  coverage_percent!: number;
}

type RiskCoverage = RiskSummary['coverage'];

export class UncoveredFileResponse {
  @ApiProperty()
  path!: string;

  @ApiProperty({ example: 'syntax error' })
  reason!: string;
}

export class DetectionCoverageResponse implements DetectionCoverage {
  @ApiProperty({ type: 'integer' })
  files_total!: number;

  @ApiProperty({ type: 'integer' })
  files_covered!: number;

  @ApiProperty({ type: 'integer', description: 'Looked at in part, for instance only the lines that were sent' })
  files_partial!: number;

  @ApiProperty({ type: 'integer' })
  files_uncovered!: number;

  @ApiProperty({ type: 'integer', description: 'Nothing to look at: deleted, or no rules for the language' })
  files_skipped!: number;

  @ApiProperty({ type: [UncoveredFileResponse], description: 'Partial and uncovered files; at most 50 are named' })
  uncovered!: UncoveredFileResponse[];
}

type DetectionCoverage = RiskSummary['detection_coverage'];

/** A changed line that asks a tool to be silent. It silences nothing unless the policy honours such comments. */
export class SuppressionCommentResponse implements SuppressionComment {
  @ApiProperty()
  file_path!: string;

  @ApiProperty({ type: 'integer' })
  line_number!: number;

  @ApiProperty({ example: 'eslint', description: 'The tool or language whose words they are' })
  tool!: string;

  @ApiProperty({ example: 'eslint-disable-next-line no-eval', description: 'At most 120 characters' })
  text!: string;

  @ApiProperty({ description: 'The agent, `human` or `unknown`' })
  agent_id!: string;
}

export class SuppressionAttemptsResponse implements Attempts {
  @ApiProperty({ type: 'integer' })
  total!: number;

  @ApiProperty({ ...counts, example: { eslint: 2 } })
  by_tool!: Record<string, number>;

  @ApiProperty({ type: [SuppressionCommentResponse], description: 'By place; at most 50' })
  listed!: SuppressionCommentResponse[];
}

type Attempts = RiskSummary['suppression_attempts'];

/** Figures about the risk of a change. */
export class RiskSummaryResponse implements RiskSummary {
  @ApiProperty({ type: 'integer' })
  findings_total!: number;

  @ApiProperty({ ...counts, example: { sqli: 1 } })
  findings_by_category!: Record<string, number>;

  @ApiProperty({ ...counts, description: `Keys: ${SEVERITIES.join(', ')}` })
  findings_by_severity!: RiskSummary['findings_by_severity'];

  @ApiProperty({ type: LineCoverageResponse })
  coverage!: LineCoverageResponse;

  @ApiProperty({ type: DetectionCoverageResponse })
  detection_coverage!: DetectionCoverageResponse;

  @ApiProperty({ ...counts, description: `Changed lines by contributor (${CONTRIBUTORS.join(', ')}); they sum up to all changed lines` })
  contributors!: Record<string, number>;

  @ApiProperty({ type: 'integer', description: 'Findings that a suppression held back when it was decided; they are shown, and are no risk' })
  findings_suppressed!: number;

  @ApiProperty({ type: SuppressionAttemptsResponse, description: 'Changed lines that ask a tool to be silent' })
  suppression_attempts!: SuppressionAttemptsResponse;

  @ApiProperty({ type: 'integer' })
  bot_block_overrides!: number;

  @ApiProperty({ type: 'integer' })
  bot_block_resolved!: number;

  @ApiProperty({ type: 'integer' })
  force_push_after_approval!: number;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  risk_score!: number;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' }, description: 'Points by part; their capped sum is risk_score' })
  score_breakdown!: Record<string, number>;
}
