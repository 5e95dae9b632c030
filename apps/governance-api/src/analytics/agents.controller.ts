import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { behaviors, compareAgents, FAMILIES, familiesFor, scorecard, SCORECARD_METRICS } from '@provenance/domain';
import { ApiProblems, RequireScope } from '@provenance/service';
import { AnalyticsStore } from '@provenance/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BEHAVIOR_EXAMPLE, COMPARISON_EXAMPLE, SCORECARD_EXAMPLE } from './analytics.example.ts';
import { AnalyticsReader } from './analytics-reader.ts';
import { AnalyticsScope } from './analytics-scope.ts';
import { BehaviorResponse } from './behavior.response.ts';
import { EVIDENCE_SHOWN, evidenceBehind } from './evidence.ts';
import type { QueryReader, RawQuery } from '../query/query-reader.ts';
import { ApiAgent, ApiReport, ApiScope } from './report.decorator.ts';
import { comparedRow, scoreRow } from './rows.ts';
import { AgentComparisonResponse, ScorecardResponse } from './scorecard.response.ts';
import { columnsOf, negotiated } from './tabular.ts';

const SCORED = familiesFor(SCORECARD_METRICS, 'agent_id');

@ApiTags('analytics')
@Controller('v1/analytics/agents')
export class AgentsController {
  readonly #reader: AnalyticsReader;
  readonly #store: AnalyticsStore;
  readonly #scope: AnalyticsScope;

  constructor(reader: AnalyticsReader, store: AnalyticsStore, scope: AnalyticsScope) {
    this.#reader = reader;
    this.#store = store;
    this.#scope = scope;
  }

  @Get('behavior')
  @RequireScope('analytics:read')
  @ApiScope()
  @ApiAgent()
  @ApiQuery({ name: 'top_categories', required: false, schema: { type: 'integer', minimum: 1, maximum: 10, default: 3 } })
  @ApiReport({
    summary: 'Everything that is known of each agent',
    type: BehaviorResponse, example: BEHAVIOR_EXAMPLE, rows: BEHAVIOR_EXAMPLE.report.snapshots,
  })
  async behavior(@Query() raw: RawQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<BehaviorResponse | string> {
    const read = this.#scope.read(raw, (one) => ({ agent: one.text('agent_id'), top: one.number('top_categories', { min: 1, max: 10, whole: true, fallback: 3 }) }));
    const query = await this.#scope.allowed(read, request);
    const snapshots = behaviors(await this.#reader.byAgent(query, FAMILIES, query.agent), query.top);
    const ends = this.#scope.ends(query, request);
    const report = { window_start: ends.window_start, window_end: ends.window_end, snapshots };
    return negotiated(request, reply, { report, ...ends }, snapshots, () => columnsOf(BEHAVIOR_EXAMPLE.report.snapshots));
  }

  @Get('compare')
  @RequireScope('analytics:read')
  @ApiScope()
  @ApiQuery({ name: 'a', required: true, schema: { type: 'string' }, example: 'claude-code' })
  @ApiQuery({ name: 'b', required: true, schema: { type: 'string' }, example: 'github-copilot' })
  @ApiReport({ summary: 'Two agents beside each other', type: AgentComparisonResponse, example: COMPARISON_EXAMPLE, rows: COMPARISON_EXAMPLE.lines.map(comparedRow(COMPARISON_EXAMPLE.a, COMPARISON_EXAMPLE.b)) })
  async compare(@Query() raw: RawQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<AgentComparisonResponse | string> {
    const query = await this.#scope.allowed(this.#scope.read(raw, (one) => ({ a: named(one, 'a'), b: named(one, 'b') })), request);
    const { a, b } = query;
    const lines = compareAgents(await this.#reader.byAgent(query, SCORED), a, b);
    return negotiated(request, reply, { a, b, lines, ...this.#scope.ends(query, request) }, lines.map(comparedRow(a, b)), () => columnsOf(COMPARISON_EXAMPLE.lines.map(comparedRow(COMPARISON_EXAMPLE.a, COMPARISON_EXAMPLE.b))));
  }

  @Get(':id/scorecard')
  @RequireScope('analytics:read')
  @ApiProblems('malformed_id')
  @ApiParam({ name: 'id', schema: { type: 'string' }, example: 'claude-code' })
  @ApiScope()
  @ApiReport({
    summary: 'An agent against the fleet',
    description: 'Each figure with its interval of 95 %, the sample that it is made of and whether that is small; the newest analyses and pull requests behind it.',
    type: ScorecardResponse, example: SCORECARD_EXAMPLE, rows: SCORECARD_EXAMPLE.lines.map(scoreRow(SCORECARD_EXAMPLE.agent_id)),
  })
  async scorecard(
    @Param('id') agent: string,
    @Query() raw: RawQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScorecardResponse | string> {
    const query = await this.#scope.allowed(this.#scope.read(raw, () => ({})), request);
    const { window, repos } = query;
    const newest = { window, agent, limit: EVIDENCE_SHOWN, ...(repos === undefined ? {} : { repos }) };
    const [sums, analyses, reviews] = await Promise.all([
      this.#reader.byAgent(query, SCORED),
      this.#store.latest({ ...newest, kind: 'analysis' }),
      this.#store.latest({ ...newest, kind: 'pull_request' }),
    ]);
    const lines = scorecard(sums, agent);
    const answer = { agent_id: agent, lines, evidence: evidenceBehind(analyses, reviews, agent), ...this.#scope.ends(query, request) };
    return negotiated(request, reply, answer, lines.map(scoreRow(agent)), () => columnsOf(SCORECARD_EXAMPLE.lines.map(scoreRow(SCORECARD_EXAMPLE.agent_id))));
  }
}

function named(query: QueryReader, name: string): string {
  return query.text(name) ?? query.fault(name, 'must name an agent') ?? '';
}
