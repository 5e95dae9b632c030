import { randomUUID } from 'node:crypto';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ProvenanceError, REPO_NAME, type Access } from '@provenance/domain';
import { BacktestJobs } from '@provenance/queue';
import { Allowed, ApiProblems, HttpConfig, noteForAudit, RequireScope } from '@provenance/service';
import { BacktestStore } from '@provenance/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptPolicy } from '../policies/accept-policy.ts';
import { POLICY_EXAMPLE } from '../policies/policies.example.ts';
import { policyText } from '../policies/yaml-body.ts';
import type { RawQuery } from '../query/query-reader.ts';
import { backtestWindow, MAX_DAYS } from './backtest-window.ts';
import { BacktestAcceptedResponse, BacktestResponse, toBacktest } from './backtest.response.ts';
import { BACKTEST_EXAMPLE } from './backtests.example.ts';
import type { BacktestResult } from './backtest-tally.ts';

const ID = '^bt_[0-9a-f]{32}$';

@ApiTags('policies')
@Controller('v1/policies/backtest')
export class BacktestsController {
  readonly #store: BacktestStore;
  readonly #jobs: BacktestJobs;
  readonly #http: HttpConfig;

  constructor(store: BacktestStore, jobs: BacktestJobs, http: HttpConfig) {
    this.#store = store;
    this.#jobs = jobs;
    this.#http = http;
  }

  @Post()
  @RequireScope('policy:write')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Try a policy on past decisions',
    description: 'The candidate stands for the policy of its name; nothing is put into use. Decisions are counted, and some are shown, that would be others: those of the repositories that the token reaches.',
  })
  @ApiQuery({ name: 'days', required: false, schema: { type: 'integer', minimum: 1, maximum: MAX_DAYS, default: 30 }, description: 'How far back' })
  @ApiQuery({ name: 'repo', required: false, schema: { type: 'string', ...REPO_NAME }, description: 'Only this repository' })
  @ApiConsumes('application/yaml', 'application/json')
  @ApiBody({ schema: { type: 'object', additionalProperties: true, description: 'A policy' }, examples: { yaml: { value: POLICY_EXAMPLE } } })
  @ApiProblems('malformed_body', 'payload_too_large', 'unsupported_media_type', 'store_unavailable', 'store_full')
  @ApiResponse({ status: 202, type: BacktestAcceptedResponse, headers: { Location: { schema: { type: 'string' }, description: 'The same as status_url' } } })
  async start(
    @Query() query: RawQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Allowed() access: Access,
  ): Promise<BacktestAcceptedResponse> {
    const now = Date.now();
    const window = backtestWindow(query, now);
    if (window.repo !== undefined && !access.reaches(window.repo)) throw new ProvenanceError('forbidden', 'These credentials do not reach the repository');
    const { actor, repos } = access;
    const source = policyText(request);
    const { name, digest } = acceptPolicy(source, 'candidate', now).policy.identity;
    const backtest_id = `bt_${randomUUID().replaceAll('-', '')}`;
    await this.#store.create({ backtest_id, source, policy: name, digest, ...window, actor, ...(repos !== undefined && { repos: [...repos] }), created_at: new Date(now).toISOString() });
    await this.#jobs.add(backtest_id);
    const status_url = this.#urlOf(backtest_id);
    void reply.header('location', status_url);
    return { backtest_id, status: 'waiting', status_url };
  }

  @Get(':id')
  @RequireScope('policy:write')
  @ApiOperation({ summary: 'How far a back-test is, and what came of it' })
  @ApiParam({ name: 'id', schema: { type: 'string', pattern: ID, example: BACKTEST_EXAMPLE.backtest_id } })
  @ApiProblems('malformed_id', 'not_found', 'store_unavailable')
  @ApiResponse({ status: 200, type: BacktestResponse, example: BACKTEST_EXAMPLE })
  async read(@Param('id') id: string, @Req() request: FastifyRequest, @Allowed() access: Access): Promise<BacktestResponse> {
    if (!new RegExp(ID).test(id)) throw new ProvenanceError('malformed_id', 'A back-test is bt_ and 32 lower-case hex digits');
    const state = await this.#store.get<BacktestResult>(id);
    // What it shows is what its asker reaches: another token may reach less.
    const isReadable = state !== undefined && (access.reachesAll || access.actor === state.request.actor);
    if (!isReadable) {
      if (state !== undefined) noteForAudit(request, { refused: true });
      throw new ProvenanceError('not_found', 'There is no such back-test, or it has expired');
    }
    return toBacktest(state, this.#urlOf(id));
  }

  #urlOf(id: string): string {
    return `${this.#http.serviceBaseUrl.replace(/\/+$/, '')}/v1/policies/backtest/${id}`;
  }
}
