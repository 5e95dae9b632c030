import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { ciFailures, reviewAlerts, reviewDrift, reviewLoad, teamAlerts, teamLoads } from '@provenance/domain';
import { RequireScope } from '@provenance/service';
import { AnalyticsStore } from '@provenance/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ALERTS_EXAMPLE, DRIFT_EXAMPLE, HEATMAP_EXAMPLE, LOAD_EXAMPLE, TEAM_ALERTS_EXAMPLE, TEAMS_EXAMPLE } from './analytics.example.ts';
import { AnalyticsConfig } from './analytics.config.ts';
import { AnalyticsReader } from './analytics-reader.ts';
import { AnalyticsScope } from './analytics-scope.ts';
import type { RawQuery } from '../query/query-reader.ts';
import { ApiAgent, ApiReport, ApiScope } from './report.decorator.ts';
import { CiFailureHeatmapResponse, ReviewAlertsResponse, ReviewDriftResponse, ReviewLoadResponse, TeamAlertsResponse, TeamLoadResponse } from './review.response.ts';
import { columnsOf, negotiated } from './tabular.ts';

const MOST = 1_000_000;
const LOAD = ['review', 'people'] as const;

@ApiTags('analytics')
@Controller('v1/analytics')
export class ReviewsController {
  readonly #reader: AnalyticsReader;
  readonly #store: AnalyticsStore;
  readonly #scope: AnalyticsScope;
  readonly #config: AnalyticsConfig;

  constructor(reader: AnalyticsReader, store: AnalyticsStore, scope: AnalyticsScope, config: AnalyticsConfig) {
    this.#reader = reader;
    this.#store = store;
    this.#scope = scope;
    this.#config = config;
  }

  @Get('review-alerts')
  @RequireScope('analytics:read')
  @ApiScope()
  @ApiQuery({ name: 'threshold', required: false, schema: { type: 'integer', minimum: 1, default: 1 }, description: 'How many overrides, or force pushes after approval, an alert takes' })
  @ApiReport({ summary: 'Agents whose pull requests were merged over a bot, or pushed to after approval', type: ReviewAlertsResponse, example: ALERTS_EXAMPLE, rows: ALERTS_EXAMPLE.alerts })
  async alerts(@Query() raw: RawQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReviewAlertsResponse | string> {
    const read = this.#scope.read(raw, (one) => ({ threshold: one.number('threshold', { min: 1, max: MOST, whole: true, fallback: 1 }) }));
    const query = await this.#scope.allowed(read, request);
    const [sums, notes] = await Promise.all([this.#reader.byAgent(query, LOAD), this.#store.notes(query.window, query.repos)]);
    const alerts = reviewAlerts(sums, notes, query.threshold);
    return negotiated(request, reply, { alerts, ...this.#scope.ends(query, request) }, alerts, () => columnsOf(ALERTS_EXAMPLE.alerts));
  }

  @Get('review-load')
  @RequireScope('analytics:read')
  @ApiScope()
  @ApiReport({ summary: 'What reviewing each agent takes: people and bots', type: ReviewLoadResponse, example: LOAD_EXAMPLE, rows: LOAD_EXAMPLE.load })
  async load(@Query() raw: RawQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReviewLoadResponse | string> {
    const query = await this.#scope.allowed(this.#scope.read(raw, () => ({})), request);
    const load = reviewLoad(await this.#reader.byAgent(query, LOAD));
    return negotiated(request, reply, { load, ...this.#scope.ends(query, request) }, load, () => columnsOf(LOAD_EXAMPLE.load));
  }

  @Get('review-load/teams')
  @RequireScope('analytics:read')
  @ApiScope()
  @ApiReport({ summary: 'People who reviewed, by team', type: TeamLoadResponse, example: TEAMS_EXAMPLE, rows: TEAMS_EXAMPLE.load })
  async teams(@Query() raw: RawQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<TeamLoadResponse | string> {
    const query = await this.#scope.allowed(this.#scope.read(raw, () => ({})), request);
    const load = teamLoads(await this.#reader.byAgent(query, ['people']));
    return negotiated(request, reply, { load, ...this.#scope.ends(query, request) }, load, () => columnsOf(TEAMS_EXAMPLE.load));
  }

  @Get('review-load/teams/alerts')
  @RequireScope('analytics:read')
  @ApiScope()
  @ApiReport({ summary: 'Teams over their review budget', type: TeamAlertsResponse, example: TEAM_ALERTS_EXAMPLE, rows: TEAM_ALERTS_EXAMPLE.alerts })
  async teamAlerts(@Query() raw: RawQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<TeamAlertsResponse | string> {
    const query = await this.#scope.allowed(this.#scope.read(raw, () => ({})), request);
    const alerts = teamAlerts(teamLoads(await this.#reader.byAgent(query, ['people'])), this.#config.teamReviewBudgets);
    return negotiated(request, reply, { alerts, ...this.#scope.ends(query, request) }, alerts, () => columnsOf(TEAM_ALERTS_EXAMPLE.alerts));
  }

  @Get('review-drift')
  @RequireScope('analytics:read')
  @ApiScope()
  @ApiQuery({ name: 'human_threshold', required: false, schema: { type: 'integer', minimum: 1, default: 1 }, description: 'People that it takes' })
  @ApiQuery({ name: 'ratio_threshold', required: false, schema: { type: 'number', minimum: 0, default: 0.5 }, description: 'Reviews by people over reviews by bots that it takes' })
  @ApiReport({ summary: 'Agents that people review rather than bots', type: ReviewDriftResponse, example: DRIFT_EXAMPLE, rows: DRIFT_EXAMPLE.drifts })
  async drift(@Query() raw: RawQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReviewDriftResponse | string> {
    const read = this.#scope.read(raw, (one) => ({
      human: one.number('human_threshold', { min: 1, max: MOST, whole: true, fallback: 1 }),
      ratio: one.number('ratio_threshold', { min: 0, max: MOST, whole: false, fallback: 0.5 }),
    }));
    const query = await this.#scope.allowed(read, request);
    const drifts = reviewDrift(reviewLoad(await this.#reader.byAgent(query, LOAD)), query.human, query.ratio);
    return negotiated(request, reply, { drifts, ...this.#scope.ends(query, request) }, drifts, () => columnsOf(DRIFT_EXAMPLE.drifts));
  }

  @Get('ci-failure-heatmap')
  @RequireScope('analytics:read')
  @ApiScope()
  @ApiAgent()
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 100, default: 25 } })
  @ApiReport({ summary: 'Which checks fail under which agent', type: CiFailureHeatmapResponse, example: HEATMAP_EXAMPLE, rows: HEATMAP_EXAMPLE.failures })
  async heatmap(@Query() raw: RawQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<CiFailureHeatmapResponse | string> {
    const read = this.#scope.read(raw, (one) => ({ agent: one.text('agent_id'), limit: one.number('limit', { min: 1, max: 100, whole: true, fallback: 25 }) }));
    const query = await this.#scope.allowed(read, request);
    const failures = ciFailures(await this.#reader.byAgent(query, ['ci'], query.agent), query.limit);
    return negotiated(request, reply, { failures, ...this.#scope.ends(query, request) }, failures, () => columnsOf(HEATMAP_EXAMPLE.failures));
  }
}
