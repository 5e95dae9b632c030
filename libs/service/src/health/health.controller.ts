import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OpenRoute } from '../access/route-access.ts';
import { HealthRegistry, type HealthReport } from './health-registry.ts';

@ApiTags('operations')
@Controller()
export class HealthController {
  readonly #registry: HealthRegistry;

  constructor(registry: HealthRegistry) {
    this.#registry = registry;
  }

  @Get('healthz')
  @OpenRoute()
  @ApiOperation({ summary: 'Liveness: the process makes progress' })
  @ApiResponse({ status: 200, description: 'Alive', example: { status: 'ok', checks: {} } })
  @ApiResponse({ status: 503, description: 'Stuck: restart it' })
  async live(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return answer(reply, await this.#registry.report('live'));
  }

  @Get('readyz')
  @OpenRoute()
  @ApiOperation({ summary: 'Readiness: the process can do its work now' })
  @ApiResponse({ status: 200, description: 'Ready', example: { status: 'ok', checks: { store: 'ok' } } })
  @ApiResponse({ status: 503, description: 'A dependency is away: send requests elsewhere' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return answer(reply, await this.#registry.report('ready'));
  }
}

function answer(reply: FastifyReply, report: HealthReport): HealthReport {
  void reply.status(report.status === 'ok' ? 200 : 503).header('cache-control', 'no-store');
  return report;
}
