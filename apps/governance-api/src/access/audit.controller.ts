import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { AUDIT_OUTCOMES } from '@provenance/domain';
import { ApiProblems, RequireScope } from '@provenance/service';
import { AUDIT_CURSOR, AuditStore } from '@provenance/store';
import { ApiPage } from '../results/page.ts';
import { AUDIT_EXAMPLE } from './access.example.ts';
import type { RawQuery } from '../query/query-reader.ts';
import { auditPage, readAuditQuery } from './audit-query.ts';
import { AuditResponse } from './audit.response.ts';

const ApiFilter = (name: string, description: string, schema: object = { type: 'string' }): MethodDecorator => ApiQuery({ name, required: false, schema, description });

@ApiTags('admin')
@Controller('v1/admin/audit')
export class AuditController {
  readonly #trail: AuditStore;

  constructor(trail: AuditStore) {
    this.#trail = trail;
  }

  @Get()
  @RequireScope('admin')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Who wrote what, and who was refused', description: 'Every entry names the hash of the one before it: one that was changed, dropped or moved shows.' })
  @ApiPage(AUDIT_CURSOR.source)
  @ApiFilter('actor', 'Who, whole')
  @ApiFilter('action', 'Method and route, whole: `POST /v1/analysis`')
  @ApiFilter('target', 'A part of the target: `acme/shop`')
  @ApiFilter('outcome', 'What came of it', { type: 'string', enum: [...AUDIT_OUTCOMES] })
  @ApiFilter('since', 'From this time on', { type: 'string', format: 'date-time' })
  @ApiFilter('until', 'Before this time', { type: 'string', format: 'date-time' })
  @ApiProblems('store_unavailable')
  @ApiResponse({ status: 200, type: AuditResponse, example: AUDIT_EXAMPLE })
  async list(@Query() query: RawQuery): Promise<AuditResponse> {
    return auditPage(this.#trail, readAuditQuery(query));
  }
}
