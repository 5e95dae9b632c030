import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems, RequireScope } from '@provenance/service';
import type { FastifyReply } from 'fastify';
import type { RawQuery } from '../query/query-reader.ts';
import { ANALYSIS_EXAMPLE } from './analysis.example.ts';
import { AnalysisIdPipe, ApiAnalysisId } from './analysis-id.pipe.ts';
import { AnalysisProgress } from './analysis-progress.ts';
import { AnalysisResponse } from './analysis.response.ts';
import { clientGone } from './client-gone.ts';
import { Draining } from './draining.ts';
import { eventStream, toEvent } from './event-stream.ts';
import { ReadsConfig } from './reads.config.ts';
import { waitSeconds } from './wait.ts';

@ApiTags('analysis')
@ApiAnalysisId(ANALYSIS_EXAMPLE.analysis_id)
@Controller('v1/analysis/:id')
export class AnalysesController {
  readonly #progress: AnalysisProgress;
  readonly #draining: Draining;
  readonly #config: ReadsConfig;

  constructor(progress: AnalysisProgress, draining: Draining, config: ReadsConfig) {
    this.#progress = progress;
    this.#draining = draining;
    this.#config = config;
  }

  @Get()
  @RequireScope('analysis:read')
  @ApiOperation({
    summary: 'Where an analysis stands',
    description:
      'With `wait` the answer comes when the analysis changes or ends, at the latest after so many seconds (the service has a limit of its own, a minute unless set otherwise).',
  })
  @ApiQuery({ name: 'wait', required: false, schema: { type: 'integer', minimum: 0, maximum: 999_999 }, example: 30 })
  @ApiProblems('malformed_id', 'not_found', 'store_unavailable')
  @ApiResponse({ status: 200, type: AnalysisResponse, example: ANALYSIS_EXAMPLE })
  async read(
    @Param('id', AnalysisIdPipe) id: string,
    @Query() query: RawQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnalysisResponse> {
    const seconds = waitSeconds(query, this.#config.longPollMaxSeconds);
    void reply.header('cache-control', 'no-store');
    return seconds === 0
      ? this.#progress.read(id)
      : this.#progress.readChanged(id, AbortSignal.any([this.#leaving(reply), AbortSignal.timeout(seconds * 1000)]));
  }

  @Get('events')
  @RequireScope('analysis:read')
  @ApiOperation({
    summary: 'The same as server-sent events',
    description: 'An `analysis` event with the whole status at once and at every change; the stream ends with the analysis.',
  })
  @ApiProblems('malformed_id', 'not_found', 'store_unavailable')
  @ApiResponse({ status: 200, content: { 'text/event-stream': { schema: { type: 'string' }, example: toEvent(ANALYSIS_EXAMPLE) } } })
  async events(@Param('id', AnalysisIdPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    // Before the stream begins, so that an unknown analysis is answered as a problem and not as a broken stream.
    await this.#progress.read(id);
    const analyses = this.#progress.follow(id, this.#leaving(reply));
    const events = Readable.from(eventStream(analyses, this.#config.heartbeatSeconds * 1000), { objectMode: false });
    await reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      // Proxies of the nginx family would gather the events otherwise.
      .header('x-accel-buffering', 'no')
      .send(events);
  }

  #leaving(reply: FastifyReply): AbortSignal {
    return AbortSignal.any([clientGone(reply), this.#draining.signal]);
  }
}
