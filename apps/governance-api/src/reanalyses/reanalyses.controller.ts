import { Controller, Headers, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Reanalyses } from '@provenance/queue';
import { ApiProblems, HttpConfig, idempotencyKey, Metrics, noteForAudit, RequireScope } from '@provenance/service';
import type { FastifyRequest } from 'fastify';
import { AnalysisIdPipe, ApiAnalysisId } from '../analyses/analysis-id.pipe.ts';
import { REANALYSIS_EXAMPLE, ReanalysisStartedResponse } from './reanalysis.response.ts';

@ApiTags('admin')
@Controller('v1/admin/analyses')
export class ReanalysesController {
  readonly #reanalyses: Reanalyses;
  readonly #http: HttpConfig;
  readonly #metrics: Metrics;

  constructor(reanalyses: Reanalyses, http: HttpConfig, metrics: Metrics) {
    this.#reanalyses = reanalyses;
    this.#http = http;
    this.#metrics = metrics;
  }

  @Post(':id/reanalyse')
  @RequireScope('admin')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Run a finished analysis again',
    description:
      'A failed one goes on where it failed. Of a completed one another is made under the policies of now: from GitHub where GitHub reported it and its head is the newest, else from the lines and findings that were kept, since its contents are gone. Its figures then count in the place of those of the first; the first decision, its proof and its entry in the log stay. A repeat with the same Idempotency-Key answers what it started; without one, requests are one until their run has completed.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', pattern: '^[!-~]{1,255}$' } })
  @ApiAnalysisId(REANALYSIS_EXAMPLE.of)
  @ApiProblems('malformed_id', 'not_found', 'not_finished', 'superseded', 'content_gone', 'store_unavailable', 'store_full')
  @ApiResponse({ status: 202, type: ReanalysisStartedResponse, example: REANALYSIS_EXAMPLE })
  async reanalyse(@Param('id', AnalysisIdPipe) of: string, @Headers('idempotency-key') key: string | undefined, @Req() request: FastifyRequest): Promise<ReanalysisStartedResponse> {
    const started = await this.#reanalyses.run(of, idempotencyKey(key));
    const { analysis_id, from, repeated } = started;
    noteForAudit(request, { target: analysis_id });
    if (from !== 'failure') this.#metrics.add('provenance_analyses_accepted_total', { outcome: repeated ? 'repeated' : 'accepted' });
    return { analysis_id, of, from, repeated, status_url: this.#http.analysisUrl(analysis_id) };
  }
}
