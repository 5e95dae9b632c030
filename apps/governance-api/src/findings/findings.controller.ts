import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { FINDING_STATUSES, ProvenanceError, REPO_NAME, SEVERITIES, type Access, type FindingLife, type SuppressionTarget } from '@provenance/domain';
import { Allowed, ApiProblems, RequireScope } from '@provenance/service';
import { FindingStore } from '@provenance/store';
import type { RawQuery } from '../query/query-reader.ts';
import { ApiPage } from '../results/page.ts';
import { FindingLivesResponse, toLifeResponse } from './finding-life.response.ts';
import { findingQuery, TEXT_FILTERS, toCursor } from './finding-query.ts';
import { FINDING_LIVES_EXAMPLE, SUPPRESSED_EXAMPLE } from './findings.example.ts';
import { FindingRegister } from './finding-register.ts';
import { readSuppression, readUnsuppression, SuppressionTargetRequest, SuppressRequest } from './suppress.request.ts';

const FINGERPRINT = /^[0-9a-f]{32,64}$/;
const MOMENT = { type: 'string', format: 'date-time' } as const;

const ApiFingerprint = () => ApiParam({ name: 'fingerprint', schema: { type: 'string', pattern: FINGERPRINT.source, example: '7c211433f02071597741e6ff5a8ea347' } });

function ApiFilters(): MethodDecorator {
  return applyDecorators(
    ...TEXT_FILTERS.map((name) => ApiQuery({ name, required: false, schema: { type: 'string', minLength: 1, ...(name === 'repo' && REPO_NAME) } })),
    ApiQuery({ name: 'status', required: false, enum: FINDING_STATUSES }),
    ApiQuery({ name: 'severity', required: false, enum: SEVERITIES }),
    ApiQuery({ name: 'from', required: false, schema: MOMENT, description: 'First detected from here on' }),
    ApiQuery({ name: 'to', required: false, schema: MOMENT, description: 'First detected before this' }),
  );
}

@ApiTags('findings')
@Controller('v1/findings')
export class FindingsController {
  readonly #findings: FindingStore;
  readonly #register: FindingRegister;

  constructor(findings: FindingStore, register: FindingRegister) {
    this.#findings = findings;
    this.#register = register;
  }

  @Get()
  @RequireScope('analysis:read')
  @ApiOperation({ summary: 'The findings of all pull requests, each as it stands now' })
  @ApiFilters()
  @ApiPage('^[\\w-]+$')
  @ApiProblems('store_unavailable')
  @ApiResponse({ status: 200, type: FindingLivesResponse, example: FINDING_LIVES_EXAMPLE })
  async list(@Query() query: RawQuery, @Allowed() access: Access): Promise<FindingLivesResponse> {
    const { filter, page } = findingQuery(query);
    const { items, next } = await this.#findings.list({ ...filter, reachable: (repo) => access.reaches(repo) }, page, new Date().toISOString());
    return { items: items.map(toLifeResponse), ...(next !== undefined && { next_cursor: toCursor(next) }) };
  }

  @Get(':fingerprint')
  @RequireScope('analysis:read')
  @ApiOperation({ summary: 'A finding with its history, in every pull request that has it' })
  @ApiFingerprint()
  @ApiProblems('malformed_id', 'not_found', 'store_unavailable')
  @ApiResponse({ status: 200, type: FindingLivesResponse, example: FINDING_LIVES_EXAMPLE })
  async read(@Param('fingerprint') fingerprint: string, @Allowed() access: Access): Promise<FindingLivesResponse> {
    return { items: (await this.#lives(fingerprint, access)).map(toLifeResponse) };
  }

  @Post(':fingerprint/suppress')
  @HttpCode(200)
  @RequireScope('findings:write')
  @ApiOperation({
    summary: 'Accept the risk of a finding',
    description: 'It stays visible, as suppressed. Decisions that stand do not change; the next analysis hears it. The same request again changes nothing.',
  })
  @ApiFingerprint()
  @ApiBody({ type: SuppressRequest })
  @ApiProblems('malformed_body', 'malformed_id', 'not_found', 'store_unavailable', 'store_full')
  @ApiResponse({ status: 200, type: FindingLivesResponse, example: SUPPRESSED_EXAMPLE, description: 'The findings as they are now' })
  async suppress(@Param('fingerprint') fingerprint: string, @Body() body: unknown, @Allowed() access: Access): Promise<FindingLivesResponse> {
    const at = new Date().toISOString();
    const { target, ...asked } = readSuppression(body, at);
    requireReach(access, target);
    await this.#lives(fingerprint, access);
    const done = await this.#findings.suppress({ fingerprint, ...target, ...asked, actor: access.actor }, at);
    if (done === undefined) unknownThere();
    await this.#register.count(done.events);
    return this.read(fingerprint, access);
  }

  @Post(':fingerprint/unsuppress')
  @HttpCode(200)
  @RequireScope('findings:write')
  @ApiOperation({ summary: 'Take a suppression back', description: 'The finding is open again. Without one nothing changes.' })
  @ApiFingerprint()
  @ApiBody({ type: SuppressionTargetRequest })
  @ApiProblems('malformed_body', 'malformed_id', 'not_found', 'store_unavailable', 'store_full')
  @ApiResponse({ status: 200, type: FindingLivesResponse, example: FINDING_LIVES_EXAMPLE, description: 'The findings as they are now' })
  async unsuppress(@Param('fingerprint') fingerprint: string, @Body() body: unknown, @Allowed() access: Access): Promise<FindingLivesResponse> {
    const at = new Date().toISOString();
    const { target, reason } = readUnsuppression(body, at);
    requireReach(access, target);
    await this.#lives(fingerprint, access);
    const events = await this.#findings.unsuppress(fingerprint, target, { actor: access.actor, reason }, at);
    if (events === undefined) unknownThere();
    await this.#register.count(events);
    return this.read(fingerprint, access);
  }

  /** A finding of a repository out of reach is one that there is not. */
  async #lives(fingerprint: string, access: Access): Promise<FindingLife[]> {
    if (!FINGERPRINT.test(fingerprint)) throw new ProvenanceError('malformed_id', 'A fingerprint is 32 to 64 lower-case hex digits');
    const lives = (await this.#findings.livesOf(fingerprint, new Date().toISOString())).filter(({ repo }) => access.reaches(repo));
    if (lives.length === 0) throw new ProvenanceError('not_found', 'There is no such finding, or it has expired');
    return lives;
  }
}

function requireReach(access: Access, { scope, repo = '' }: SuppressionTarget): void {
  if (scope === 'everywhere' ? access.reachesAll : access.reaches(repo)) return;
  throw new ProvenanceError('forbidden', 'The credentials do not reach so far');
}

function unknownThere(): never {
  throw new ProvenanceError('not_found', 'The finding is not known where the suppression is to hold');
}
