import { ApiProperty } from '@nestjs/swagger';
import type { ComparedLine, Measured, ScoreLine } from '@provenance/domain';
import { UncertaintyResponse, WindowResponse } from './figures.response.ts';

const Nullable = () => ApiProperty({ type: 'number', nullable: true });

export class MeasuredResponse implements Measured {
  @ApiProperty()
  value!: number;

  @ApiProperty()
  numerator!: number;

  @ApiProperty()
  denominator!: number;

  @ApiProperty({ type: UncertaintyResponse, nullable: true, description: 'Null of plain numbers, and of a quantile or a mean of too few values' })
  uncertainty!: UncertaintyResponse | null;
}

export class ScoreLineResponse implements ScoreLine {
  @ApiProperty()
  metric!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty()
  description!: string;

  @ApiProperty({ type: MeasuredResponse, nullable: true, description: 'Null when nothing in the window tells' })
  figure!: MeasuredResponse | null;

  @ApiProperty({ description: 'Analyses, pull requests or findings that the figure was observed in; of lines and what is found in them the analyses, of checks and threads the pull requests' })
  sample!: number;

  @ApiProperty({ description: 'True below 30: too little to build on' })
  small_sample!: boolean;

  @ApiProperty({ type: MeasuredResponse, nullable: true, description: 'All other agents together, without people and unclaimed lines' })
  baseline!: MeasuredResponse | null;

  @Nullable()
  difference!: number | null;

  @ApiProperty({ description: 'True when the two intervals do not touch and neither sample is small' })
  distinct_from_baseline!: boolean;
}

/** An analysis in which the agent has lines. */
export class AnalysisEvidenceResponse {
  @ApiProperty()
  analysis_id!: string;

  @ApiProperty()
  repo!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ type: 'integer', description: 'Changed lines of the agent' })
  lines!: number;

  @ApiProperty({ type: 'integer', description: 'Open findings in them' })
  findings!: number;

  @ApiProperty({ description: 'Where the analysis is read; of one that was run again it names the one that counts in its place (replaced_by)' })
  analysis_url!: string;

  @ApiProperty({ description: 'Where its findings are read, those of other agents too' })
  findings_url!: string;
}

export class PullRequestEvidenceResponse {
  @ApiProperty()
  repo!: string;

  @ApiProperty()
  pr_number!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ type: 'integer' })
  review_comments!: number;

  @ApiProperty({ type: 'integer' })
  ci_failures!: number;

  @ApiProperty({ description: 'Where the findings of the agent in it are read, with what has become of them' })
  findings_url!: string;
}

export class EvidenceBehindResponse {
  @ApiProperty({ type: [AnalysisEvidenceResponse], description: 'The newest first' })
  analyses!: AnalysisEvidenceResponse[];

  @ApiProperty({ type: [PullRequestEvidenceResponse], description: 'The newest first' })
  pull_requests!: PullRequestEvidenceResponse[];
}

export class ScorecardResponse extends WindowResponse {
  @ApiProperty()
  agent_id!: string;

  @ApiProperty({ type: [ScoreLineResponse] })
  lines!: ScoreLineResponse[];

  @ApiProperty({ type: EvidenceBehindResponse })
  evidence!: EvidenceBehindResponse;
}

export class ComparedLineResponse implements ComparedLine {
  @ApiProperty()
  metric!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty()
  description!: string;

  @ApiProperty({ type: MeasuredResponse, nullable: true })
  a!: MeasuredResponse | null;

  @ApiProperty({ type: MeasuredResponse, nullable: true })
  b!: MeasuredResponse | null;

  @ApiProperty({ description: 'True when one of the two has too little to build on' })
  small_sample!: boolean;

  @Nullable()
  difference!: number | null;

  @ApiProperty({ description: 'True when the two intervals do not touch and neither sample is small' })
  distinct!: boolean;
}

export class AgentComparisonResponse extends WindowResponse {
  @ApiProperty()
  a!: string;

  @ApiProperty()
  b!: string;

  @ApiProperty({ type: [ComparedLineResponse] })
  lines!: ComparedLineResponse[];
}
