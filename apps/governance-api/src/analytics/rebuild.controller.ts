import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems, RequireScope } from '@provenance/service';
import { AnalyticsStore, type RebuildReport } from '@provenance/store';
import type { FastifyRequest } from 'fastify';

export class RebuildResponse implements RebuildReport {
  @ApiProperty({ type: 'integer', description: 'Units of facts that were looked at' })
  units!: number;

  @ApiProperty({ type: 'integer', description: 'Of these, those that had not been counted' })
  added!: number;

  @ApiProperty({ type: 'integer', description: 'Days, of a repository or of all, whose sums were made again' })
  shards!: number;

  @ApiProperty()
  request_id!: string;
}

const EXAMPLE: RebuildResponse = { units: 2000, added: 0, shards: 620, request_id: 'rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f' };

@ApiTags('admin')
@Controller('v1/admin/rebuild-rollups')
export class RebuildController {
  readonly #store: AnalyticsStore;

  constructor(store: AnalyticsStore) {
    this.#store = store;
  }

  @Post()
  @RequireScope('admin')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Make the sums behind the figures again from the facts',
    description: 'Day by day, while others count and read. It takes as long as there are facts: minutes for a hundred thousand analyses.',
  })
  @ApiProblems('store_unavailable', 'store_full')
  @ApiResponse({ status: 200, type: RebuildResponse, example: EXAMPLE })
  async rebuild(@Req() request: FastifyRequest): Promise<RebuildResponse> {
    return { ...(await this.#store.rebuild()), request_id: request.id };
  }
}
