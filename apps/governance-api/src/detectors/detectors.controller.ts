import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems, RequireScope } from '@provenance/service';
import { CapabilityStore } from '@provenance/store';
import type { FastifyRequest } from 'fastify';
import { CAPABILITIES_EXAMPLE } from './capabilities.example.ts';
import { CapabilitiesResponse } from './capabilities.response.ts';
import { mergeCapabilities } from './merge-capabilities.ts';

@ApiTags('detectors')
@Controller('v1/detectors')
export class DetectorsController {
  readonly #capabilities: CapabilityStore;

  constructor(capabilities: CapabilityStore) {
    this.#capabilities = capabilities;
  }

  @Get('capabilities')
  @RequireScope('analysis:read')
  @ApiOperation({ summary: 'What the running detect workers look for' })
  @ApiProblems('store_unavailable')
  @ApiResponse({ status: 200, type: CapabilitiesResponse, example: CAPABILITIES_EXAMPLE })
  async list(@Req() { id }: FastifyRequest): Promise<CapabilitiesResponse> {
    return { capabilities: mergeCapabilities(await this.#capabilities.list(Date.now())), request_id: id };
  }
}
