import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ProvenanceError, type Access } from '@provenance/domain';
import { Allowed, ApiProblems, HttpConfig, idempotencyKey, LOGGER, noteForAudit, rawBodyOf, RequireScope, type Logger } from '@provenance/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SubmissionReader } from '../validation/submission-reader.ts';
import { AnalysesService } from './analyses.service.ts';
import { AnalysisAcceptedResponse } from './analysis-accepted.response.ts';
import { toRecord } from './analysis.mapper.ts';
import { SUBMISSION_EXAMPLES } from './submit-analysis.examples.ts';
import { SubmitAnalysisRequest } from './submit-analysis.request.ts';

@ApiTags('analysis')
@Controller('v1/analysis')
export class AnalysesController {
  readonly #reader: SubmissionReader;
  readonly #analyses: AnalysesService;
  readonly #log: Logger;
  readonly #http: HttpConfig;

  constructor(
    reader: SubmissionReader,
    analyses: AnalysesService,
    @Inject(LOGGER) log: Logger,
    http: HttpConfig,
  ) {
    this.#reader = reader;
    this.#analyses = analyses;
    this.#log = log;
    this.#http = http;
  }

  @Post()
  @RequireScope('analysis:write')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Submit a pull request',
    description:
      'Stores the submission and starts its analysis. A repeat (the same Idempotency-Key, or without one the same repository, pull request, head and body) answers the first analysis. Bodies may be compressed (Content-Encoding gzip or zstd).',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', pattern: '^[!-~]{1,255}$' } })
  @ApiBody({ type: SubmitAnalysisRequest, examples: SUBMISSION_EXAMPLES })
  @ApiResponse({
    status: 202,
    description: 'Accepted; nothing that was accepted is lost',
    type: AnalysisAcceptedResponse,
    headers: { Location: { schema: { type: 'string' }, description: 'The same as status_url' } },
  })
  @ApiProblems('malformed_body', 'payload_too_large', 'unsupported_media_type', 'idempotency_conflict', 'queue_full', 'store_unavailable', 'store_full')
  async submit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Allowed() access: Access,
  ): Promise<AnalysisAcceptedResponse> {
    const body = rawBodyOf(request);
    const submission = await this.#reader.read(request.body);
    const { repo, pr_number } = submission.request;
    noteForAudit(request, { target: `${repo}#${pr_number}` });
    if (!access.reaches(repo)) throw new ProvenanceError('forbidden', 'These credentials do not reach the repository of the submission');
    const record = toRecord(submission, body, idempotencyKey(request.headers['idempotency-key']), new Date().toISOString());
    const accepted = await this.#analyses.accept(record, body);
    const { analysis_id, status } = accepted.record;
    noteForAudit(request, { target: `${repo}#${pr_number} ${analysis_id}` });
    // The one line that joins a request to its analysis.
    this.#log.info({ request_id: request.id, analysis_id, repeated: accepted.repeated }, 'accepted');
    const status_url = this.#http.analysisUrl(analysis_id);
    void reply.header('location', status_url);
    return { analysis_id, status, status_url };
  }
}
