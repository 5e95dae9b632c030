import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { STAGES, type Stage } from '@provenance/domain';
import { ExportJobs, QueueControl, type QueueGauge } from '@provenance/queue';
import { ExportSwitch, RetentionConfig } from '@provenance/runtime';
import { ApiProblems, RequireScope } from '@provenance/service';
import { OpenLedger } from '@provenance/store';
import { StagePipe } from '../dead-letters/stage.pipe.ts';
import { QUEUE_EXAMPLE, QUEUES_EXAMPLE, QueueResponse, QueuesResponse } from './queue.response.ts';

@ApiTags('admin')
@Controller('v1/admin/queues')
export class QueuesController {
  readonly #control: QueueControl;
  readonly #ledger: OpenLedger;
  readonly #exports: ExportJobs;
  readonly #exportSwitch: ExportSwitch;
  readonly #retention: RetentionConfig;

  constructor(control: QueueControl, ledger: OpenLedger, exports: ExportJobs, exportSwitch: ExportSwitch, retention: RetentionConfig) {
    this.#control = control;
    this.#ledger = ledger;
    this.#exports = exports;
    this.#exportSwitch = exportSwitch;
    this.#retention = retention;
  }

  @Get()
  @RequireScope('admin')
  @ApiOperation({ summary: 'The queues, what waits beside them, and how long what is kept' })
  @ApiProblems('store_unavailable')
  @ApiResponse({ status: 200, type: QueuesResponse, example: QUEUES_EXAMPLE })
  async list(): Promise<QueuesResponse> {
    const now = Date.now();
    const [queues, { open, due, oldestAt = now }, sent] = await Promise.all([this.#control.list(), this.#ledger.size(now), this.#exported()]);
    const { contentsDays, resultsDays, factsDays } = this.#retention;
    return {
      queues: queues.map(toResponse),
      outbox: { open, due, oldest_due_seconds: Math.max(0, now - oldestAt) / 1_000 },
      ...(sent && { export: sent }),
      retention: { contents_days: contentsDays, results_days: resultsDays, facts_days: factsDays },
      at: new Date(now).toISOString(),
    };
  }

  @Post(':queue/pause')
  @RequireScope('admin')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Stop a queue',
    description: 'Workers take nothing from it until it is resumed; what they have in hand ends. Submissions are accepted as before.',
  })
  @ApiParam({ name: 'queue', enum: STAGES })
  @ApiProblems('not_found', 'store_unavailable')
  @ApiResponse({ status: 200, type: QueueResponse, example: QUEUE_EXAMPLE })
  async pause(@Param('queue', StagePipe) stage: Stage): Promise<QueueResponse> {
    return toResponse(await this.#control.pause(stage));
  }

  @Post(':queue/resume')
  @RequireScope('admin')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a queue go on' })
  @ApiParam({ name: 'queue', enum: STAGES })
  @ApiProblems('not_found', 'store_unavailable')
  @ApiResponse({ status: 200, type: QueueResponse, example: { ...QUEUE_EXAMPLE, paused: false } })
  async resume(@Param('queue', StagePipe) stage: Stage): Promise<QueueResponse> {
    return toResponse(await this.#control.resume(stage));
  }

  async #exported(): Promise<QueuesResponse['export']> {
    if (this.#exportSwitch.backend === 'off') return undefined;
    const { jobs, oldestAgeSeconds } = await this.#exports.gauge();
    return { waiting: (jobs['waiting'] ?? 0) + (jobs['active'] ?? 0) + (jobs['delayed'] ?? 0), failed: jobs['failed'] ?? 0, lag_seconds: oldestAgeSeconds };
  }
}

function toResponse({ queue, paused, jobs, oldestJobAgeSeconds }: QueueGauge): QueueResponse {
  return { queue, paused, jobs, oldest_job_age_seconds: oldestJobAgeSeconds };
}
