import { ApiProperty } from '@nestjs/swagger';
import type { AgentBehavior } from '@provenance/domain';
import { WindowResponse } from './figures.response.ts';

const Count = () => ApiProperty({ type: 'integer' });
const Real = () => ApiProperty({ type: 'number' });
/** Null when there is nothing to divide by, or to take a time of. */
const Maybe = () => ApiProperty({ type: 'number', nullable: true });
const Counts = () => ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } });

/** Everything that is known of an agent in a window. */
export class AgentBehaviorResponse implements AgentBehavior {
  @ApiProperty()
  agent_id!: string;

  @Count()
  code_volume!: number;

  @Count()
  churn_lines!: number;

  @Maybe()
  churn_rate!: number | null;

  @Maybe()
  avg_line_complexity!: number | null;

  @Real()
  max_line_complexity!: number;

  @Counts()
  top_vulnerability_categories!: Record<string, number>;

  @Counts()
  findings_by_severity!: Record<string, number>;

  @Count()
  review_comment_count!: number;

  @Count()
  unique_reviewers!: number;

  @Count()
  review_events!: number;

  @Count()
  agent_comment_mentions!: number;

  @Count()
  comment_threads!: number;

  @Count()
  reopened_threads!: number;

  @Maybe()
  agent_response_rate!: number | null;

  @Maybe()
  agent_response_p50_hours!: number | null;

  @Maybe()
  agent_response_p90_hours!: number | null;

  @Maybe()
  time_to_first_review_hours!: number | null;

  @Maybe()
  time_to_first_approval_hours!: number | null;

  @Maybe()
  time_to_merge_hours!: number | null;

  @Counts()
  classification_breakdown!: Record<string, number>;

  @Count()
  human_reviewer_count!: number;

  @Maybe()
  avg_human_reviewers!: number | null;

  @Maybe()
  avg_unique_reviewers!: number | null;

  @Counts()
  reviewer_association_breakdown!: Record<string, number>;

  @Counts()
  human_reviewer_teams!: Record<string, number>;

  @Count()
  bot_review_events!: number;

  @Count()
  bot_block_events!: number;

  @Count()
  bot_informational_events!: number;

  @Count()
  bot_approval_events!: number;

  @Count()
  bot_block_overrides!: number;

  @Count()
  bot_block_resolved!: number;

  @Count()
  bot_reviewer_count!: number;

  @Count()
  bot_blocking_reviewer_count!: number;

  @Count()
  bot_informational_only_reviewer_count!: number;

  @Count()
  bot_comment_count!: number;

  @Count()
  ci_run_count!: number;

  @Count()
  ci_failure_count!: number;

  @Count()
  ci_failed_checks!: number;

  @Maybe()
  ci_time_to_green_hours!: number | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'The state that most heads of pull requests are in' })
  ci_latest_status!: string | null;

  @Count()
  force_push_events!: number;

  @Count()
  rewrite_loops!: number;

  @Count()
  human_followup_commits!: number;

  @Count()
  human_followup_commits_fast!: number;

  @Maybe()
  agent_commit_ratio!: number | null;

  @Maybe()
  commit_lead_time_hours!: number | null;

  @Count()
  force_push_after_approval_count!: number;

  @Counts()
  ci_failed_check_names!: Record<string, number>;

  @Counts()
  ci_failure_contexts!: Record<string, number>;

  @Counts()
  top_paths!: Record<string, number>;

  @ApiProperty({ type: [String] })
  hot_files!: string[];
}

/** The snapshots with their window. */
export class BehaviorReportResponse {
  @ApiProperty({ format: 'date-time' })
  window_start!: string;

  @ApiProperty({ format: 'date-time' })
  window_end!: string;

  @ApiProperty({ type: [AgentBehaviorResponse] })
  snapshots!: AgentBehaviorResponse[];
}

export class BehaviorResponse extends WindowResponse {
  @ApiProperty({ type: BehaviorReportResponse })
  report!: BehaviorReportResponse;
}
