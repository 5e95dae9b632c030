import { ApiProperty } from '@nestjs/swagger';
import { OUTCOMES, type Outcome } from '@provenance/domain';
import type { BacktestState, BacktestStatus } from '@provenance/store';
import type { BacktestResult, ChangedDecision } from './backtest-tally.ts';

const STATUSES: BacktestStatus[] = ['waiting', 'running', 'completed', 'failed'];

/** A back-test was accepted. */
export class BacktestAcceptedResponse {
  @ApiProperty({ example: 'bt_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f' })
  backtest_id!: string;

  @ApiProperty({ enum: STATUSES })
  status!: BacktestStatus;

  @ApiProperty()
  status_url!: string;
}

export class ChangedDecisionResponse implements ChangedDecision {
  @ApiProperty()
  analysis_id!: string;

  @ApiProperty({ example: 'acme/shop' })
  repo!: string;

  @ApiProperty({ example: '42' })
  pr_number!: string;

  @ApiProperty({ format: 'date-time' })
  decided_at!: string;

  @ApiProperty({ enum: OUTCOMES })
  from!: Outcome;

  @ApiProperty({ enum: OUTCOMES })
  to!: Outcome;

  @ApiProperty({ description: 'Why, as the decision would say' })
  rationale!: string;

  @ApiProperty({ description: 'The decision as it was made' })
  decision_url!: string;
}

const COUNTS = { type: 'object', additionalProperties: { type: 'integer' } } as const;

export class BacktestResultResponse implements BacktestResult {
  @ApiProperty({ type: 'integer', description: 'Decisions that were made again' })
  compared!: number;

  @ApiProperty({ type: 'integer', description: 'Those of which too little is kept to make them again' })
  expired!: number;

  @ApiProperty({ type: 'integer' })
  changed!: number;

  @ApiProperty({ ...COUNTS, example: { 'allow to block': 2 } })
  changes!: Record<string, number>;

  @ApiProperty({ type: 'integer', description: 'Decisions in which a condition of the candidate could not tell' })
  could_not_tell!: number;

  @ApiProperty({ ...COUNTS, description: 'In how many decisions each rule of the candidate would be a reason', example: { 'payments/no-agents-in-crypto': 2 } })
  fired!: Record<string, number>;

  @ApiProperty({ type: [ChangedDecisionResponse], description: 'The newest five of each change' })
  examples!: ChangedDecisionResponse[];
}

/** How far a back-test is, and what came of it. */
export class BacktestResponse extends BacktestAcceptedResponse {
  @ApiProperty({ example: 'payments' })
  policy!: string;

  @ApiProperty({ description: 'sha256 (hex) of the candidate' })
  digest!: string;

  @ApiProperty({ format: 'date-time' })
  from!: string;

  @ApiProperty({ format: 'date-time' })
  to!: string;

  @ApiProperty({ required: false, description: 'The only repository that it looks at' })
  repo?: string;

  @ApiProperty({ type: 'integer', description: 'Decisions looked at' })
  done!: number;

  @ApiProperty({ type: 'integer', description: 'Decisions in the window; of the repositories in reach alone where the token does not reach all' })
  total!: number;

  @ApiProperty({ required: false, description: 'Why it failed' })
  reason?: string;

  @ApiProperty({ type: BacktestResultResponse, required: false, description: 'Present once it is completed' })
  result?: BacktestResultResponse;
}

export function toBacktest({ request, status, done, total, reason, result }: BacktestState<BacktestResult>, status_url: string): BacktestResponse {
  const { backtest_id, policy, digest, from, to, repo } = request;
  return {
    backtest_id,
    status,
    status_url,
    policy,
    digest,
    from,
    to,
    ...(repo !== undefined && { repo }),
    done,
    total,
    ...(reason !== undefined && { reason }),
    ...(result !== undefined && { result }),
  };
}
