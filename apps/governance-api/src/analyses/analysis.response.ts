import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { STAGES, type AnalysisRecord, type AnalysisStatus, type Decision, type Reanalysis, type RiskSummary, type Stage, type StageStatus } from '@provenance/domain';
import { DecisionSummaryResponse, toDecisionSummary } from './decision-summary.response.ts';
import { RiskSummaryResponse } from './risk-summary.response.ts';

const STATUSES: AnalysisStatus[] = ['received', 'in_progress', 'completed', 'failed'];
const STAGE_STATUSES: StageStatus[] = ['waiting', 'running', 'completed', 'degraded', 'failed'];

/** Progress of one stage. */
export class StageResponse {
  @ApiProperty({ enum: STAGE_STATUSES })
  status!: StageStatus;

  @ApiProperty({ required: false, format: 'date-time' })
  started_at?: string;

  @ApiProperty({ required: false, format: 'date-time' })
  finished_at?: string;

  @ApiProperty({ required: false, description: 'Why the stage is degraded or failed' })
  reason?: string;
}

/** All stages, in the order of the data. */
export class StagesResponse implements Record<Stage, StageResponse> {
  @ApiProperty({ type: StageResponse })
  enrich!: StageResponse;

  @ApiProperty({ type: StageResponse })
  detect!: StageResponse;

  @ApiProperty({ type: StageResponse })
  decide!: StageResponse;

  @ApiProperty({ type: StageResponse })
  analyse!: StageResponse;
}

/** Why an analysis failed. */
export class FailureResponse {
  @ApiProperty({ enum: ['ingest', ...STAGES] })
  stage!: Stage | 'ingest';

  @ApiProperty()
  reason!: string;
}

/** What an analysis was made from again. */
export class ReanalysisResponse {
  @ApiProperty({ example: 'an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f' })
  of!: string;

  @ApiProperty({ enum: ['results', 'github'], description: 'results: its lines and findings were decided on again; github: all stages ran again' })
  from!: Reanalysis['from'];
}

/** Where an analysis stands, and what it came to. */
@ApiExtraModels(RiskSummaryResponse)
export class AnalysisResponse {
  @ApiProperty({ example: 'an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f' })
  analysis_id!: string;

  @ApiProperty({ enum: STATUSES })
  status!: AnalysisStatus;

  @ApiProperty({ example: 'acme/shop' })
  repo!: string;

  @ApiProperty({ example: '42' })
  pr_number!: string;

  @ApiProperty({ example: 'def456' })
  head_sha!: string;

  @ApiProperty({ format: 'date-time' })
  created_at!: string;

  @ApiProperty({ format: 'date-time' })
  updated_at!: string;

  @ApiProperty({ type: 'integer', description: '0 until it is decided' })
  findings_total!: number;

  @ApiProperty({ description: 'Empty until it is decided', oneOf: [{ $ref: getSchemaPath(RiskSummaryResponse) }, { type: 'object', maxProperties: 0 }] })
  risk_summary!: RiskSummary | Record<string, never>;

  @ApiProperty({ type: DecisionSummaryResponse, nullable: true, description: 'null until it is decided; its reasons are at /decision' })
  decision!: DecisionSummaryResponse | null;

  @ApiProperty({ type: StagesResponse })
  stages!: Record<Stage, StageResponse>;

  @ApiProperty({ type: FailureResponse, required: false, description: 'Present once the analysis has failed' })
  failure?: FailureResponse;

  @ApiProperty({
    required: false,
    description: 'The commit of a newer push, which has an analysis of its own: this one was ended for it, and nothing has failed',
    example: '9f2b7c1e0d3a4b5c6d7e8f90a1b2c3d4e5f60718',
  })
  superseded_by?: string;

  @ApiProperty({ type: ReanalysisResponse, required: false, description: 'Present when it was made from another analysis again' })
  reanalysis?: ReanalysisResponse;

  @ApiProperty({
    required: false,
    description: 'A later analysis of the same content: it counts in the place of this one. This decision and its proof stay as they are',
    example: 'an_7a1e0c4f2b9d4e58a6c3d2e1f0b9a887',
  })
  replaced_by?: string;
}

/** The answer for a record and, once there is one, its decision. */
export function toAnalysisResponse(record: AnalysisRecord, decision: Decision | undefined): AnalysisResponse {
  const { analysis_id, status, repo, pr_number, head_sha, created_at, updated_at, stages, failure, reanalysis, replaced_by } = record;
  return {
    analysis_id,
    status,
    repo,
    pr_number,
    head_sha,
    created_at,
    updated_at,
    findings_total: record.findings_total ?? decision?.risk_summary.findings_total ?? 0,
    risk_summary: decision?.risk_summary ?? {},
    decision: decision === undefined ? null : toDecisionSummary(decision),
    stages,
    ...(failure === undefined ? {} : { failure }),
    ...(record.superseded_by === undefined ? {} : { superseded_by: record.superseded_by }),
    ...(reanalysis === undefined ? {} : { reanalysis: { of: reanalysis.of, from: reanalysis.from } }),
    ...(replaced_by === undefined ? {} : { replaced_by }),
  };
}
