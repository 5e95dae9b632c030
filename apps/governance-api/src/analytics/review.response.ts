import { ApiProperty } from '@nestjs/swagger';
import type { CheckFailures, OverrideDetail, ReviewAlert, ReviewDrift, ReviewLoad, TeamAlert, TeamLoad } from '@provenance/domain';
import { WindowResponse } from './figures.response.ts';

const Count = () => ApiProperty({ type: 'integer' });
const Reviews = () => ApiProperty({ type: 'integer', description: 'Reviews by people: each person once for each pull request' });
const Counts = () => ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } });
const Maybe = (format?: string) => ApiProperty({ type: 'string', nullable: true, ...(format === undefined ? {} : { format }) });

export class OverriddenReviewResponse {
  @ApiProperty()
  reviewer!: string;

  @ApiProperty({ format: 'date-time' })
  requested_at!: string;
}

/** One pull request behind an alert. */
export class OverrideDetailResponse implements OverrideDetail {
  @ApiProperty()
  repo!: string;

  @ApiProperty()
  pr_number!: string;

  @Count()
  bot_block_overrides!: number;

  @Count()
  force_push_after_approval!: number;

  @ApiProperty({ type: [OverriddenReviewResponse], description: 'The change requests that were merged over' })
  overridden!: OverriddenReviewResponse[];

  @Maybe()
  merge_actor!: string | null;

  @Maybe('date-time')
  merged_at!: string | null;
}

export class ReviewAlertResponse implements ReviewAlert {
  @ApiProperty()
  agent_id!: string;

  @Count()
  bot_block_overrides!: number;

  @Count()
  force_push_after_approval!: number;

  @Count()
  human_reviewer_count!: number;

  @Count()
  bot_block_events!: number;

  @Maybe()
  merge_actor!: string | null;

  @Maybe('date-time')
  merged_at!: string | null;

  @ApiProperty({ type: [OverrideDetailResponse], description: 'At most 25, the last merge first' })
  override_details!: OverrideDetailResponse[];

  @Count()
  override_details_total!: number;
}

export class ReviewAlertsResponse extends WindowResponse {
  @ApiProperty({ type: [ReviewAlertResponse], description: 'The worst first' })
  alerts!: ReviewAlertResponse[];
}

export class ReviewLoadEntryResponse implements ReviewLoad {
  @ApiProperty()
  agent_id!: string;

  @ApiProperty({ type: 'integer', description: 'Distinct people' })
  human_reviewers!: number;

  @Reviews()
  human_reviews!: number;

  @Count()
  bot_reviews!: number;

  @Count()
  bot_block_events!: number;

  @Counts()
  human_reviewer_teams!: Record<string, number>;
}

export class ReviewLoadResponse extends WindowResponse {
  @ApiProperty({ type: [ReviewLoadEntryResponse] })
  load!: ReviewLoadEntryResponse[];
}

export class TeamLoadEntryResponse implements TeamLoad {
  @ApiProperty()
  team!: string;

  @ApiProperty({ type: 'integer', description: 'Distinct people' })
  human_reviewers!: number;

  @Reviews()
  human_reviews!: number;
}

export class TeamLoadResponse extends WindowResponse {
  @ApiProperty({ type: [TeamLoadEntryResponse], description: 'Most first' })
  load!: TeamLoadEntryResponse[];
}

export class TeamAlertResponse extends TeamLoadEntryResponse implements TeamAlert {
  @ApiProperty({ type: 'integer', description: 'Reviews that the team should do at most' })
  budget!: number;

  @ApiProperty({ type: 'integer', description: 'Reviews over the budget' })
  overage!: number;
}

export class TeamAlertsResponse extends WindowResponse {
  @ApiProperty({ type: [TeamAlertResponse], description: 'The furthest over its budget first' })
  alerts!: TeamAlertResponse[];
}

export class ReviewDriftEntryResponse implements ReviewDrift {
  @ApiProperty()
  agent_id!: string;

  @ApiProperty({ type: 'integer', description: 'Distinct people' })
  human_reviewers!: number;

  @Reviews()
  human_reviews!: number;

  @Count()
  bot_reviews!: number;

  @ApiProperty({ description: 'Reviews by people over reviews by bots; over 1 where there are none' })
  ratio!: number;

  @Counts()
  human_reviewer_teams!: Record<string, number>;
}

export class ReviewDriftResponse extends WindowResponse {
  @ApiProperty({ type: [ReviewDriftEntryResponse], description: 'The highest ratio first' })
  drifts!: ReviewDriftEntryResponse[];
}

export class CheckFailuresResponse implements CheckFailures {
  @ApiProperty()
  agent_id!: string;

  @ApiProperty()
  name!: string;

  @Count()
  count!: number;
}

export class CiFailureHeatmapResponse extends WindowResponse {
  @ApiProperty({ type: [CheckFailuresResponse], description: 'Most first' })
  failures!: CheckFailuresResponse[];
}
