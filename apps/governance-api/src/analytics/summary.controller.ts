import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { catalogue, GROUPS, INTERVALS, SEVERITIES } from '@provenance/domain';
import { RequireScope } from '@provenance/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CATALOGUE_EXAMPLE, SUMMARY_EXAMPLE } from './analytics.example.ts';
import { AnalyticsReader } from './analytics-reader.ts';
import { AnalyticsScope } from './analytics-scope.ts';
import { CatalogueResponse, SummaryResponse } from './figures.response.ts';
import type { RawQuery } from '../query/query-reader.ts';
import { UnknownNames } from './unknown-names.ts';
import { ApiAgent, ApiReport, ApiScope } from './report.decorator.ts';
import { pointColumns, pointRow } from './rows.ts';
import { readSummary } from './summary.query.ts';
import { columnsOf, negotiated } from './tabular.ts';

@ApiTags('analytics')
@Controller('v1/analytics')
export class SummaryController {
  readonly #reader: AnalyticsReader;
  readonly #scope: AnalyticsScope;
  readonly #names: UnknownNames;

  constructor(reader: AnalyticsReader, scope: AnalyticsScope, names: UnknownNames) {
    this.#reader = reader;
    this.#scope = scope;
    this.#names = names;
  }

  @Get('metrics')
  @RequireScope('analytics:read')
  @ApiReport({
    summary: 'Every metric: what it says, in which unit, by what it can be grouped and filtered',
    type: CatalogueResponse, example: CATALOGUE_EXAMPLE, rows: CATALOGUE_EXAMPLE.metrics,
  })
  metrics(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): CatalogueResponse | string {
    const metrics = catalogue();
    return negotiated(request, reply, { metrics, intervals: [...INTERVALS], request_id: request.id }, metrics, () => columnsOf(CATALOGUE_EXAMPLE.metrics));
  }

  @Get('summary')
  @RequireScope('analytics:read')
  @ApiScope()
  @ApiQuery({ name: 'metric', required: true, schema: { type: 'array', items: { type: 'string' } }, description: 'One metric or several, parted by commas or repeated', example: ['risk_rate'] })
  @ApiQuery({ name: 'group_by', required: false, schema: { type: 'string', enum: [...GROUPS], default: 'agent_id' }, description: 'Which of these a metric can be grouped by stands in the catalogue' })
  @ApiAgent()
  @ApiQuery({ name: 'category', required: false, schema: { type: 'string' }, description: 'Only findings of this category' })
  @ApiQuery({ name: 'severity', required: false, enum: SEVERITIES, description: 'Only findings of this severity' })
  @ApiQuery({ name: 'interval', required: false, enum: INTERVALS, description: 'A series: each group at each step; days and weeks begin at midnight UTC, weeks on Mondays' })
  @ApiQuery({ name: 'compare', required: false, enum: ['previous'], description: 'The figure of the window before beside each, and the difference' })
  @ApiReport({
    summary: 'Figures of a window',
    description: 'Exact at both edges of the window. What cannot be grouped or filtered as asked is answered with 422 and with what can.',
    type: SummaryResponse, example: SUMMARY_EXAMPLE, rows: SUMMARY_EXAMPLE.result.data.map(pointRow),
  })
  async summary(@Query() raw: RawQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SummaryResponse | string> {
    const asked = readSummary(raw, this.#scope.settings());
    const query = await this.#scope.allowed(asked, request);
    const results = await this.#reader.series(query);
    const warnings = await this.#names.warnings(query, asked.repos, results);
    // Rows of CSV have no place for it.
    if (warnings.length > 0) void reply.header('provenance-warning', asHeader(warnings.join('; ')));
    const answer = { result: results[0]!, results, ...(warnings.length > 0 && { warnings }), ...this.#scope.ends(query, request) };
    return negotiated(request, reply, answer, results.flatMap(({ data }) => data.map(pointRow)), () => pointColumns(query));
  }
}

/** A field value of RFC 9110 is visible ASCII. */
function asHeader(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}
