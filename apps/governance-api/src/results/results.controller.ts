import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { detectionCoverage, fittedSarif } from '@provenance/domain';
import { ApiProblems, RequireScope, VERSION } from '@provenance/service';
import { CapabilityStore } from '@provenance/store';
import { AnalysisIdPipe, ApiAnalysisId } from '../analyses/analysis-id.pipe.ts';
import { PolicyConfig, repositoryUrl } from '../policy/policy.config.ts';
import { DecisionResponse, toDecisionResponse } from './decision.response.ts';
import { FindingsResponse, toFindings } from './finding.response.ts';
import { LinesResponse } from './line.response.ts';
import type { RawQuery } from '../query/query-reader.ts';
import { ApiPage, pageOf, pageRequest } from './page.ts';
import { DECISION_EXAMPLE, FINDINGS_EXAMPLE, LINES_EXAMPLE, SARIF_EXAMPLE } from './results.example.ts';
import { ResultsReader } from './results-reader.ts';

@ApiTags('analysis')
@ApiAnalysisId(DECISION_EXAMPLE.analysis_id)
@Controller('v1/analysis/:id')
export class ResultsController {
  readonly #results: ResultsReader;
  readonly #policy: PolicyConfig;
  readonly #capabilities: CapabilityStore;

  constructor(results: ResultsReader, policy: PolicyConfig, capabilities: CapabilityStore) {
    this.#results = results;
    this.#policy = policy;
    this.#capabilities = capabilities;
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
  @ApiProblems('malformed_id', 'not_found', 'not_finished', 'analysis_failed', 'store_unavailable')
  @ApiResponse({ status: 200, type: FindingsResponse, example: FINDINGS_EXAMPLE })
  async findings(@Param('id', AnalysisIdPipe) id: string, @Query() query: RawQuery): Promise<FindingsResponse> {
    const page = pageRequest(query);
    const [detection, lines] = await Promise.all([this.#results.detection(id), this.#results.linesIfAny(id)]);
    const { items, ...rest } = pageOf(detection.findings, page);
    return { analysis_id: id, items: toFindings(items, lines), ...rest };
  }

  @Get('sarif')
  @RequireScope('analysis:read')
  @Header('content-type', 'application/sarif+json')
  @ApiOperation({ summary: 'The findings as SARIF 2.1.0, for code scanning', description: 'Suppressed findings are in it, and say so. More than GitHub shows of one run are split into runs; what is more than it takes is left out, and counted.' })
  @ApiProblems('malformed_id', 'not_found', 'not_finished', 'analysis_failed', 'store_unavailable')
  @ApiResponse({ status: 200, content: { 'application/sarif+json': { schema: { type: 'object', additionalProperties: true }, example: SARIF_EXAMPLE } } })
  async sarif(@Param('id', AnalysisIdPipe) id: string): Promise<string> {
    const [record, detection, lines, published] = await Promise.all([
      this.#results.record(id),
      this.#results.detection(id),
      this.#results.linesIfAny(id),
      this.#capabilities.list(Date.now()),
    ]);
    const { repo, pr_number, head_sha } = record;
    const rules = published.flatMap(({ capabilities }) => capabilities);
    const context = { version: VERSION, repo, pr_number, head_sha, repository_url: repositoryUrl(this.#policy), rules, coverage: detectionCoverage(lines ?? [], detection) };
    return fittedSarif(toFindings(detection.findings, lines), context, gzippedBytes);
  }

  @Get('lines')
  @RequireScope('analysis:read')
  @ApiOperation({ summary: 'The changed lines, each with its verdict and the evidence for it' })
  @ApiPage()
  @ApiProblems('malformed_id', 'not_found', 'not_finished', 'analysis_failed', 'store_unavailable')
  @ApiResponse({ status: 200, type: LinesResponse, example: LINES_EXAMPLE })
  async lines(@Param('id', AnalysisIdPipe) id: string, @Query() query: RawQuery): Promise<LinesResponse> {
    const page = pageRequest(query);
    return { analysis_id: id, ...pageOf(await this.#results.lines(id), page) };
  }
}

async function gzippedBytes(text: string): Promise<number> {
  return (await promisify(gzip)(text)).length;
}
