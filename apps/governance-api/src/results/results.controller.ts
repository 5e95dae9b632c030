import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems, RequireScope } from '@provenance/service';
import { AnalysisIdPipe, ApiAnalysisId } from '../analyses/analysis-id.pipe.ts';
import { DecisionResponse, toDecisionResponse } from './decision.response.ts';
import { FindingsResponse, toFindings } from './finding.response.ts';
import { LinesResponse } from './line.response.ts';
import { ApiPage, pageOf, pageRequest, type PageQuery } from './page.ts';
import { DECISION_EXAMPLE, FINDINGS_EXAMPLE, LINES_EXAMPLE } from './results.example.ts';
import { ResultsReader } from './results-reader.ts';

@ApiTags('analysis')
@ApiAnalysisId(DECISION_EXAMPLE.analysis_id)
@Controller('v1/analysis/:id')
export class ResultsController {
  readonly #results: ResultsReader;

  constructor(results: ResultsReader) {
    this.#results = results;
  }

  @Get('decision')
  @RequireScope('analysis:read')
  @ApiOperation({ summary: 'The decision with its reasons and their evidence' })
  @ApiProblems('malformed_id', 'not_found', 'not_finished', 'analysis_failed', 'store_unavailable')
  @ApiResponse({ status: 200, type: DecisionResponse, example: DECISION_EXAMPLE })
  async decision(@Param('id', AnalysisIdPipe) id: string): Promise<DecisionResponse> {
    const [decision, attestation] = await Promise.all([this.#results.decision(id), this.#results.attestationIfAny(id)]);
    return toDecisionResponse(decision, attestation);
  }

  @Get('findings')
  @RequireScope('analysis:read')
  @ApiOperation({ summary: 'The findings, each with the author that answers for it' })
  @ApiPage()
  @ApiProblems('malformed_id', 'not_found', 'not_finished', 'analysis_failed', 'validation_failed', 'store_unavailable')
  @ApiResponse({ status: 200, type: FindingsResponse, example: FINDINGS_EXAMPLE })
  async findings(@Param('id', AnalysisIdPipe) id: string, @Query() query: PageQuery): Promise<FindingsResponse> {
    const page = pageRequest(query);
    const [detection, lines] = await Promise.all([this.#results.detection(id), this.#results.linesIfAny(id)]);
    const { items, ...rest } = pageOf(detection.findings, page);
    return { analysis_id: id, items: toFindings(items, lines), ...rest };
  }

  @Get('lines')
  @RequireScope('analysis:read')
  @ApiOperation({ summary: 'The changed lines, each with its verdict and the evidence for it' })
  @ApiPage()
  @ApiProblems('malformed_id', 'not_found', 'not_finished', 'analysis_failed', 'validation_failed', 'store_unavailable')
  @ApiResponse({ status: 200, type: LinesResponse, example: LINES_EXAMPLE })
  async lines(@Param('id', AnalysisIdPipe) id: string, @Query() query: PageQuery): Promise<LinesResponse> {
    const page = pageRequest(query);
    return { analysis_id: id, ...pageOf(await this.#results.lines(id), page) };
  }
}
