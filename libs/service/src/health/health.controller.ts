import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OpenRoute } from '../access/route-access.ts';
import { LOGGER, type Logger } from '../log/logger.ts';
import { HealthRegistry, type HealthReport } from './health-registry.ts';

type ProbedKind = 'live' | 'ready';

/** Probes ask again and again: their answers are told when they change, by the controller, and not as requests. */
export const PROBE_ROUTES: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

@ApiTags('operations')
@Controller()
export class HealthController {
  readonly #registry: HealthRegistry;
  readonly #log: Logger;
  readonly #told = new Map<ProbedKind, string>();

  constructor(registry: HealthRegistry, @Inject(LOGGER) log: Logger) {
    this.#registry = registry;
    this.#log = log;
  }

  @Get('healthz')
  @OpenRoute()
  @ApiOperation({ summary: 'Liveness: the process makes progress' })
  @ApiResponse({ status: 200, description: 'Alive', example: { status: 'ok', checks: {} } })
  @ApiResponse({ status: 503, description: 'Stuck: restart it' })
  async live(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return this.#answer(reply, 'live');
  }

  @Get('readyz')
  @OpenRoute()
  @ApiOperation({ summary: 'Readiness: the process can do its work now' })
  @ApiResponse({ status: 200, description: 'Ready', example: { status: 'ok', checks: { store: 'ok' } } })
  @ApiResponse({ status: 503, description: 'A dependency is away: send requests elsewhere' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return this.#answer(reply, 'ready');
  }

  async #answer(reply: FastifyReply, kind: ProbedKind): Promise<HealthReport> {
    const report = await this.#registry.report(kind);
    this.#tell(kind, report);
    void reply.status(report.status === 'ok' ? 200 : 503).header('cache-control', 'no-store');
    return report;
  }

  /** A process is taken for well until it is asked. */
  #tell(kind: ProbedKind, { status, checks }: HealthReport): void {
    const bad = Object.keys(checks).filter((name) => checks[name] !== 'ok');
    const state = status === 'ok' ? bad.join() : status;
    if (state === (this.#told.get(kind) ?? '')) return;
    this.#told.set(kind, state);
    if (state === '') this.#log.info(`${kind} again`);
    else this.#log.warn({ checks }, status === 'ok' ? `${kind} for a part of the work` : `not ${kind}`);
  }
}
