import { ApiProperty } from '@nestjs/swagger';
import { OUTCOMES, type Decision, type Outcome, type RiskSummary } from '@provenance/domain';

const PROVENANCE_STATUSES = ['complete', 'partial', 'unknown'] as const;

/** The head of a decision. */
export class DecisionSummaryResponse {
  @ApiProperty({ example: 'pd_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f' })
  decision_id!: string;

  @ApiProperty()
  analysis_id!: string;

  @ApiProperty({ enum: OUTCOMES })
  outcome!: Outcome;

  @ApiProperty({ description: 'The message of the first of the strictest reasons' })
  rationale!: string;

  @ApiProperty({ enum: PROVENANCE_STATUSES, description: 'Whether all, some or none of the changed lines have an author' })
  provenance_status!: (typeof PROVENANCE_STATUSES)[number];

  @ApiProperty({ example: 'builtin/1' })
  policy_version!: string;

  @ApiProperty({ type: [String], description: 'Permalinks of the evidence of all reasons, without repeats' })
  evidence_links!: string[];

  @ApiProperty({ format: 'date-time' })
  decided_at!: string;
}

export function toDecisionSummary(decision: Decision): DecisionSummaryResponse {
  const { decision_id, analysis_id, outcome, rationale, decided_at, policy, reasons, risk_summary } = decision;
  const links = reasons.flatMap(({ evidence }) => evidence.map(({ permalink }) => permalink));
  return {
    decision_id,
    analysis_id,
    outcome,
    rationale,
    provenance_status: provenanceStatus(risk_summary),
    policy_version: `${policy.name}/${policy.version}`,
    evidence_links: [...new Set(links.filter((link) => link !== undefined))],
    decided_at,
  };
}

function provenanceStatus({ coverage }: RiskSummary): DecisionSummaryResponse['provenance_status'] {
  if (coverage.unknown_line_count === 0) {
    return 'complete';
  }
  return coverage.attributed_lines === 0 ? 'unknown' : 'partial';
}
