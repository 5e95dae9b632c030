import { ApiProperty } from '@nestjs/swagger';
import { CONTRIBUTORS, SEVERITIES, type RiskSummary } from '@provenance/domain';

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
