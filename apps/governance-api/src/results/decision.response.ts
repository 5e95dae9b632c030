import { ApiProperty } from '@nestjs/swagger';
import { OUTCOMES, type Attestation, type AppliedPolicy, type Decision, type DecisionEvidence, type ExemptionUse, type Outcome, type Reason } from '@provenance/domain';
import { DecisionSummaryResponse, toDecisionSummary } from '../analyses/decision-summary.response.ts';
import { AttestationResponse, toAttestationResponse } from '../attestation/attestation.response.ts';
import { RiskSummaryResponse } from '../analyses/risk-summary.response.ts';

/** Where a reason points. */
export class EvidenceResponse implements DecisionEvidence {
  @ApiProperty({ example: 'acme/shop' })
  repo!: string;

  @ApiProperty({ example: '42' })
  pr_number!: string;

  @ApiProperty({ required: false })
  file_path?: string;

  @ApiProperty({ required: false, type: 'integer' })
  start_line?: number;

  @ApiProperty({ required: false, type: 'integer' })
  end_line?: number;

  @ApiProperty({ example: 'def456' })
  commit!: string;

  @ApiProperty({ required: false, description: 'The agent, `human` or `unknown`' })
  agent_id?: string;

  @ApiProperty({ required: false })
  rule_key?: string;

  @ApiProperty({ required: false })
  finding_id?: string;

  @ApiProperty({ required: false })
  permalink?: string;
}

/** One rule that fired. */
export class ReasonResponse implements Reason {
  @ApiProperty({ example: 'critical-findings' })
  rule_id!: string;

  @ApiProperty({ enum: OUTCOMES })
  outcome!: Outcome;

  @ApiProperty()
  message!: string;

  @ApiProperty({ type: [EvidenceResponse] })
  evidence!: EvidenceResponse[];

  @ApiProperty({ type: 'integer', description: 'All evidence; at most 25 pieces are shown' })
  evidence_total!: number;

  @ApiProperty({ required: false, enum: [true], description: 'The rule could not be evaluated; its outcome is what its policy sets for that' })
  could_not_tell?: true;
}

/** An exemption that met something; one that has expired exempts nothing any more. */
export class ExemptionUseResponse implements ExemptionUse {
  @ApiProperty({ example: 'builtin/critical-findings' })
  rule!: string;

  @ApiProperty()
  owner!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ example: '2026-12-31' })
  expires!: string;

  @ApiProperty({ enum: ['in_force', 'expired'] })
  state!: ExemptionUse['state'];

  @ApiProperty({ type: 'integer', description: 'How many findings, groups of lines, files or changes it met' })
  subjects!: number;
}

export class PolicyResponse {
  @ApiProperty({ example: 'builtin' })
  name!: string;

  @ApiProperty({ example: '1' })
  version!: string;

  @ApiProperty({ description: 'sha256 (hex) of the policy and its settings' })
  digest!: string;
}

/** A policy that took part in the decision. */
export class AppliedPolicyResponse extends PolicyResponse implements AppliedPolicy {
  @ApiProperty({ type: [ExemptionUseResponse] })
  exemptions!: ExemptionUseResponse[];
}

/** The decision over an analysis: the strictest outcome of all reasons. */
export class DecisionResponse extends DecisionSummaryResponse implements Decision {
  @ApiProperty({ enum: OUTCOMES, description: 'The same as outcome' })
  decision!: Outcome;

  @ApiProperty({ type: [ReasonResponse], description: 'Every rule that fired, the strictest first' })
  reasons!: ReasonResponse[];

  @ApiProperty({ type: RiskSummaryResponse })
  risk_summary!: RiskSummaryResponse;

  @ApiProperty({ type: PolicyResponse })
  policy!: PolicyResponse;

  @ApiProperty({ type: [AppliedPolicyResponse], description: 'The policies of the repository, by name' })
  policies!: AppliedPolicyResponse[];

  @ApiProperty({ type: [String], description: 'What could not be had when it was decided' })
  degraded!: string[];

  @ApiProperty({ type: AttestationResponse, required: false, description: 'Whether it is signed, and by what; absent for decisions from before there were signatures' })
  attestation?: AttestationResponse;
}

/** @param attestation absent for a decision from before there were any */
export function toDecisionResponse(decision: Decision, attestation?: Attestation): DecisionResponse {
  const proved = attestation === undefined ? {} : { attestation: toAttestationResponse(attestation) };
  return { ...decision, policies: decision.policies ?? [], ...toDecisionSummary(decision), decision: decision.outcome, ...proved };
}
