import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const CHECKS = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class ProcessRetentionResponse {
  @ApiProperty({ type: 'integer' })
  contents_days!: number;

  @ApiProperty({ type: 'integer' })
  results_days!: number;

  @ApiProperty({ type: 'integer' })
  facts_days!: number;
}

export class ProcessResponse {
  @ApiProperty({ description: 'Names the process: host, pid, and what tells it from the next with that pid' })
  instance!: string;

  @ApiProperty({ example: 'detect-worker' })
  app!: string;

  @ApiProperty({ example: '0.1.0' })
  version!: string;

  @ApiProperty({ format: 'date-time' })
  started_at!: string;

  @ApiProperty({ format: 'date-time', description: 'When it was heard of last' })
  seen_at!: string;

  @ApiProperty({ description: 'How much its clock is ahead of the store, negative when it is behind', example: 0 })
  clock_ahead_seconds!: number;

  @ApiProperty({ type: [String], description: 'The stages that it runs', example: ['detect'] })
  runs!: string[];

  @ApiProperty({ ...CHECKS, description: 'What it cannot do its work without, by name: ok, or the reason' })
  checks!: Record<string, string>;

  @ApiProperty({ ...CHECKS, description: 'What it looks at beside, by name: ok, or what is wrong' })
  watched!: Record<string, string>;

  @ApiProperty({ type: ProcessRetentionResponse })
  retention!: ProcessRetentionResponse;
}

export class StoreServerResponse {
  @ApiProperty({ example: 'Redis 8.0.3' })
  version!: string;

  @ApiProperty({ type: 'integer' })
  uptime_seconds!: number;

  @ApiProperty({ type: 'integer' })
  used_memory_bytes!: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Absent: no limit is set' })
  max_memory_bytes?: number;

  @ApiProperty({ example: 'noeviction' })
  eviction_policy!: string;

  @ApiProperty({ type: 'integer' })
  evicted_keys!: number;

  @ApiProperty({ description: 'Whether what is written is kept in an append-only file' })
  append_only!: boolean;

  @ApiProperty({ description: 'What the last write of that file came to', example: 'ok' })
  last_append!: string;

  @ApiProperty({ description: 'What the last snapshot came to', example: 'ok' })
  last_snapshot!: string;
}

export class LogStandingResponse {
  @ApiProperty({ type: 'integer', description: 'Records of the log' })
  size!: number;

  @ApiProperty({ description: 'Whether there is a key that its head is signed with' })
  signing!: boolean;

  @ApiPropertyOptional({ type: 'integer', description: 'Records under the newest signed head; absent: none was signed' })
  signed_size?: number;

  @ApiPropertyOptional({ description: 'How the log is not the one that was signed; absent: it is' })
  fault?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'The moment of the decision of the last record' })
  last_record_at?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'The moment of the last decision' })
  last_decision_at?: string;

  @ApiPropertyOptional({ description: 'Whether that decision stands in the log' })
  last_decision_entered?: boolean;
}

/** What somebody who wants to know what is wrong looks at, beside the queues. */
export class DeploymentResponse {
  @ApiProperty({ type: [ProcessResponse], description: 'Those that were heard of within 20 s, by app and age' })
  processes!: ProcessResponse[];

  @ApiPropertyOptional({ type: StoreServerResponse, description: 'Of a cluster one of its nodes; absent where the server does not let us ask' })
  store?: StoreServerResponse;

  @ApiPropertyOptional({ description: 'What the store says as it refuses writes, when no process can say that it runs; absent: it takes them', example: 'NOREPLICAS Not enough good replicas to write' })
  writes_refused?: string;

  @ApiProperty({ type: LogStandingResponse })
  decision_log!: LogStandingResponse;

  @ApiProperty({ format: 'date-time', description: 'The clock of the store' })
  at!: string;
}

export const DEPLOYMENT_EXAMPLE: DeploymentResponse = {
  processes: [
    {
      instance: 'provenance-detect-worker-7d9f-x2x:1:a1b2c3',
      app: 'detect-worker',
      version: '0.1.0',
      started_at: '2026-03-02T08:00:00.000Z',
      seen_at: '2026-03-02T09:16:29.100Z',
      clock_ahead_seconds: 0.01,
      runs: ['detect'],
      checks: { store: 'ok', detect: 'ok' },
      watched: {},
      retention: { contents_days: 7, results_days: 90, facts_days: 400 },
    },
  ],
  store: {
    version: 'Redis 8.0.3',
    uptime_seconds: 86_400,
    used_memory_bytes: 104_857_600,
    max_memory_bytes: 1_073_741_824,
    eviction_policy: 'noeviction',
    evicted_keys: 0,
    append_only: true,
    last_append: 'ok',
    last_snapshot: 'ok',
  },
  decision_log: { size: 12, signing: true, signed_size: 12, last_record_at: '2026-03-02T09:16:05.000Z', last_decision_at: '2026-03-02T09:16:05.000Z', last_decision_entered: true },
  at: '2026-03-02T09:16:31.204Z',
};
