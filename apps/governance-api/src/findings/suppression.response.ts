import { ApiProperty } from '@nestjs/swagger';
import { SUPPRESSION_SCOPES, type AppliedSuppression, type SuppressionScope } from '@provenance/domain';

/** The acceptance of a finding's risk. */
export class AppliedSuppressionResponse implements AppliedSuppression {
  @ApiProperty({ enum: ['external', 'in_source'], description: 'By a person, or by a comment where the policy honours those' })
  kind!: AppliedSuppression['kind'];

  @ApiProperty({ required: false, example: 'sp_5d41402abc4b2a76b9719d911017c592' })
  suppression_id?: string;

  @ApiProperty({ enum: SUPPRESSION_SCOPES })
  scope!: SuppressionScope;

  @ApiProperty({ required: false, example: 'acme/shop' })
  repo?: string;

  @ApiProperty({ required: false, example: '42' })
  pr_number?: string;

  @ApiProperty({ example: 'The value is a constant of ours.' })
  reason!: string;

  @ApiProperty({ required: false, description: 'Who suppressed it' })
  actor?: string;

  @ApiProperty({ required: false, description: 'Who agreed' })
  approver?: string;

  @ApiProperty({ required: false, format: 'date-time' })
  created_at?: string;

  @ApiProperty({ required: false, format: 'date-time', description: 'From then on the finding is open again' })
  expires_at?: string;
}
