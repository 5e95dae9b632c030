import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Problem } from '@provenance/service';
import { AnalysisIdPipe } from '../analyses/analysis-id.pipe.ts';
import { DecisionResponse } from './decision.response.ts';
import { FindingsResponse, toFindings } from './finding.response.ts';
import { LinesResponse } from './line.response.ts';
import { pageOf, pageRequest, type PageQuery } from './page.ts';
import { DECISION_EXAMPLE, FINDINGS_EXAMPLE, LINES_EXAMPLE } from './results.example.ts';
import { ResultsReader } from './results-reader.ts';

const LIMIT = { name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 } } as const;
const CURSOR = { name: 'cursor', required: false, schema: { type: 'string' }, description: 'next_cursor of the page before' } as const;

@ApiTags('analysis')
@ApiParam({ name: 'id', example: DECISION_EXAMPLE.analysis_id })
@ApiResponse({ status: 400, type: Problem, description: 'malformed_id' })
@ApiResponse({ status: 404, type: Problem, description: 'not_found: no such analysis, or the result has expired' })
@ApiResponse({ status: 409, type: Problem, description: 'not_finished, analysis_failed' })
@Controller('v1/analysis/:id')
export class ResultsController {
  readonly #results: ResultsReader;

  constructor(results: ResultsReader) {
    this.#results = results;
  }

  @Get('decision')
  @ApiOperation({ summary: 'The decision with its reasons and their evidence' })
  @ApiResponse({ status: 200, type: DecisionResponse, example: DECISION_EXAMPLE })
  decision(@Param('id', AnalysisIdPipe) id: string): Promise<DecisionResponse> {
    return this.#results.decision(id);
  }

  @Get('findings')
  @ApiOperation({ summary: 'The findings, each with the author that answers for it' })
  @ApiQuery(LIMIT)
  @ApiQuery(CURSOR)
  @ApiResponse({ status: 200, type: FindingsResponse, example: FINDINGS_EXAMPLE })
  @ApiResponse({ status: 422, type: Problem, description: 'validation_failed' })
  async findings(@Param('id', AnalysisIdPipe) id: string, @Query() query: PageQuery): Promise<FindingsResponse> {
    const page = pageRequest(query);
    const [detection, lines] = await Promise.all([this.#results.detection(id), this.#results.linesIfAny(id)]);
    const { items, next_cursor } = pageOf(detection.findings, page);
    return { analysis_id: id, total: detection.findings.length, findings: toFindings(items, lines), next_cursor };
  }

  @Get('lines')
  @ApiOperation({ summary: 'The changed lines, each with its verdict and the evidence for it' })
  @ApiQuery(LIMIT)
  @ApiQuery(CURSOR)
  @ApiResponse({ status: 200, type: LinesResponse, example: LINES_EXAMPLE })
  @ApiResponse({ status: 422, type: Problem, description: 'validation_failed' })
  async lines(@Param('id', AnalysisIdPipe) id: string, @Query() query: PageQuery): Promise<LinesResponse> {
    const page = pageRequest(query);
    const lines = await this.#results.lines(id);
    const { items, next_cursor } = pageOf(lines, page);
    return { analysis_id: id, total: lines.length, lines: items, next_cursor };
  }
}
