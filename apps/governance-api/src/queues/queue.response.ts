import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { STAGES, type Stage } from '@provenance/domain';

export class QueueJobsResponse {
  @ApiProperty({ type: 'integer' })
  waiting!: number;

  @ApiProperty({ type: 'integer', description: 'In the hands of workers; 0 of a paused queue means that it is drained' })
  active!: number;

  @ApiProperty({ type: 'integer', description: 'Wait for a time: a repeated attempt, a limit of GitHub' })
  delayed!: number;

  @ApiProperty({ type: 'integer', description: 'Wait for the stages before them' })
  waiting_children!: number;

  @ApiProperty({ type: 'integer', description: 'Dead letters' })
  failed!: number;
}

export class QueueResponse {
  @ApiProperty({ enum: STAGES })
  queue!: Stage;

  @ApiProperty({ description: 'Its workers take nothing' })
  paused!: boolean;

  @ApiProperty({ type: QueueJobsResponse })
  jobs!: QueueJobsResponse;

  @ApiProperty({ description: 'Since when the job that is next exists; 0 when none waits', example: 1.2 })
  oldest_job_age_seconds!: number;
}

export class OutboxResponse {
  @ApiProperty({ type: 'integer', description: 'Accepted and not ended' })
  open!: number;

  @ApiProperty({ type: 'integer', description: 'Of these, those that the sweeper must look after now' })
  due!: number;

  @ApiProperty({ description: 'How long the first of them has been due', example: 0 })
  oldest_due_seconds!: number;
}

export class ExportQueueResponse {
  @ApiProperty({ type: 'integer' })
  waiting!: number;

  @ApiProperty({ type: 'integer', description: 'Dead letters: GET /v1/admin/exports/dead-letters' })
  failed!: number;

  @ApiProperty({ example: 0.4 })
  lag_seconds!: number;
}

export class RetentionResponse {
  @ApiProperty({ type: 'integer', description: 'Contents of an analysis that did not finish' })
  contents_days!: number;

  @ApiProperty({ type: 'integer', description: 'Records, lines, findings and decisions' })
  results_days!: number;

  @ApiProperty({ type: 'integer', description: 'Facts, from which figures are made' })
  facts_days!: number;
}

/** What somebody who runs the system looks at first. */
export class QueuesResponse {
  @ApiProperty({ type: [QueueResponse], description: 'In the order of the data' })
  queues!: QueueResponse[];

  @ApiProperty({ type: OutboxResponse })
  outbox!: OutboxResponse;

  @ApiPropertyOptional({ type: ExportQueueResponse, description: 'Absent where nothing is exported' })
  export?: ExportQueueResponse;

  @ApiProperty({ type: RetentionResponse })
  retention!: RetentionResponse;

  @ApiProperty({ format: 'date-time', description: 'The clock of the service' })
  at!: string;
}

const QUEUE = (queue: Stage): QueueResponse => ({
  queue,
  paused: false,
  jobs: { waiting: 0, active: 0, delayed: 0, waiting_children: 0, failed: 0 },
  oldest_job_age_seconds: 0,
});

export const QUEUE_EXAMPLE: QueueResponse = { ...QUEUE('detect'), paused: true };
export const QUEUES_EXAMPLE: QueuesResponse = {
  queues: STAGES.map(QUEUE),
  outbox: { open: 0, due: 0, oldest_due_seconds: 0 },
  export: { waiting: 0, failed: 0, lag_seconds: 0 },
  retention: { contents_days: 7, results_days: 90, facts_days: 400 },
  at: '2026-03-02T09:16:31.204Z',
};
