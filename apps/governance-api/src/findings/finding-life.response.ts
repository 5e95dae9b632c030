import { ApiProperty } from '@nestjs/swagger';
import { FINDING_EVENT_TYPES, FINDING_STATUSES, SEVERITIES, applied, type FindingEvent, type FindingLife, type FindingStatus, type Severity } from '@provenance/domain';
import { AppliedSuppressionResponse } from './suppression.response.ts';

/** Something that happened to a finding. */
export class FindingEventResponse {
  @ApiProperty({ example: 'ev_5d41402abc4b2a76b9719d911017c592', description: 'Stable: whoever has seen it can drop a repeat' })
  event_id!: string;

  @ApiProperty({ enum: FINDING_EVENT_TYPES })
  type!: FindingEvent['type'];

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ required: false, description: 'The analysis that showed it' })
  analysis_id?: string;

  @ApiProperty({ required: false })
  suppression_id?: string;

  @ApiProperty({ enum: ['expired', 'unsuppressed', 'line_changed', 'reappeared'], required: false, description: 'Why it is open again' })
  cause?: NonNullable<FindingEvent['cause']>;

  @ApiProperty({ required: false })
  actor?: string;

  @ApiProperty({ required: false })
  reason?: string;
}

/** One finding of one pull request, from the first time that it was seen. */
export class FindingLifeResponse {
  @ApiProperty()
  fingerprint!: string;

  @ApiProperty({ example: 'acme/shop' })
  repo!: string;

  @ApiProperty({ example: '42' })
  pr_number!: string;

  @ApiProperty({ enum: FINDING_STATUSES })
  status!: FindingStatus;

  @ApiProperty()
  file_path!: string;

  @ApiProperty({ type: 'integer' })
  start_line!: number;

  @ApiProperty({ type: 'integer' })
  end_line!: number;

  @ApiProperty()
  rule_key!: string;

  @ApiProperty({ example: 'sqli' })
  category!: string;

  @ApiProperty({ enum: SEVERITIES })
  severity!: Severity;

  @ApiProperty()
  message!: string;

  @ApiProperty({ description: 'The agent, `human` or `unknown`' })
  agent_id!: string;

  @ApiProperty({ format: 'date-time' })
  detected_at!: string;

  @ApiProperty({ required: false, format: 'date-time' })
  suppressed_at?: string;

  @ApiProperty({ required: false, format: 'date-time' })
  reopened_at?: string;

  @ApiProperty({ required: false, format: 'date-time' })
  remediated_at?: string;

  @ApiProperty({ required: false, description: 'The analysis that covered its file without it' })
  remediation_analysis_id?: string;

  @ApiProperty({ type: AppliedSuppressionResponse, required: false })
  suppression?: AppliedSuppressionResponse;

  @ApiProperty({ description: 'The newest analysis that showed it' })
  analysis_id!: string;

  @ApiProperty({ required: false, description: 'The path that it had before its file was renamed' })
  moved_from?: string;

  @ApiProperty({ required: false, description: 'The fingerprint under which it goes on, since its file was renamed' })
  moved_to?: string;

  @ApiProperty({ type: [FindingEventResponse], description: 'The oldest first; of a long life the first and the last' })
  history!: FindingEventResponse[];

  @ApiProperty({ type: 'integer', description: 'How much happened' })
  history_total!: number;
}

export class FindingLivesResponse {
  @ApiProperty({ type: [FindingLifeResponse], description: 'The newest first. A page may be short before the last' })
  items!: FindingLifeResponse[];

  @ApiProperty({ required: false, description: 'Give it as `cursor` for the next page; absent on the last' })
  next_cursor?: string;
}

/** A life as it is shown: without the digests of its lines. */
export function toLifeResponse(life: FindingLife): FindingLifeResponse {
  const { suppression, remediation, last_seen, history, moved_from, moved_to } = life;
  const { fingerprint, repo, pr_number, status, file_path, start_line, end_line, rule_key, category, severity, message, agent_id } = life;
  const times = { suppressed_at: life.suppressed_at, reopened_at: life.reopened_at, remediated_at: life.remediated_at };
  return {
    ...{ fingerprint, repo, pr_number, status, file_path, start_line, end_line, rule_key, category, severity, message, agent_id },
    detected_at: life.detected_at,
    ...known(times),
    ...(remediation !== undefined && { remediation_analysis_id: remediation.analysis_id }),
    ...(suppression !== undefined && { suppression: applied(suppression) }),
    analysis_id: last_seen.analysis_id,
    ...known({ moved_from, moved_to }),
    history: history.map(({ event_id, type, at, analysis_id, suppression_id, cause, actor, reason }) => ({ event_id, type, at, ...known({ analysis_id, suppression_id, cause, actor, reason }) })),
    history_total: life.history_total,
  };
}

function known<T extends object>(members: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };
}
