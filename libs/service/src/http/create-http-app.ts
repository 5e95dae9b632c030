import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpConfig } from '../config/http.config.ts';
import type { Logger } from '../log/logger.ts';
import { NestLogger } from '../log/nest-logger.ts';
import { answerProblem } from '../problem/answer-problem.ts';
import { ProblemFilter } from '../problem/problem.filter.ts';
import { ServiceModule } from '../process/service.module.ts';
import { prepareProcess, type ProcessOptions } from '../process/prepare-process.ts';
import { answerClientError } from './client-error.ts';
import { acceptJsonOnly } from './json-body.ts';
import { keepAddresses } from './caller-address.ts';
import { letClientsGo } from './let-clients-go.ts';
import { refuseOtherMethods } from './method-not-allowed.ts';
import { observeRequests, traceRequests } from './observe-requests.ts';
import { newRequestId } from './request-id.ts';
import { UnknownInputsGuard } from './unknown-inputs.ts';

/** Longest path parameter: ids have 35 characters, fingerprints 64, cursors a few hundred. */
const MAX_PARAM_LENGTH = 512;

/**
 * A Nest application on Fastify with what every process needs: settings, problem+json, strict JSON, request
 * ids, /metrics, /healthz, /readyz. It does not listen yet.
 * @throws ConfigError when a setting is not valid
 */
export async function createHttpApp(
  module: Type | DynamicModule,
  options: ProcessOptions,
): Promise<NestFastifyApplication> {
  const facts = prepareProcess(options);
  const adapter = new FastifyAdapter(fastifyOptions(facts.http, facts.log));
  const server = adapter.getInstance() as unknown as FastifyInstance;
  acceptJsonOnly(server, facts.http);
  if (facts.telemetryConfig.enabled) traceRequests(server);
  observeRequests(server, facts.telemetry.metrics, facts.log);
  keepAddresses(server);
  letClientsGo(server, facts.health);
  refuseOtherMethods(server);
  const made = NestFactory.create<NestFastifyApplication>(ServiceModule.around(module, facts), adapter, {
    bodyParser: false,
    logger: new NestLogger(facts.log),
    abortOnError: false,
    instrument: { instanceDecorator: facts.endings.watch },
  });
  const app = await made.catch((error: unknown) => {
    // What is half made cannot be closed, and would go on about connections: the reason must stay the last word.
    facts.log.level = 'silent';
    throw error;
  });
  app.useGlobalFilters(new ProblemFilter(facts.log));
  app.useGlobalGuards(new UnknownInputsGuard());
  return app;
}

function fastifyOptions(config: HttpConfig, log: Logger) {
  return {
    bodyLimit: config.maxBodyBytes,
    requestTimeout: config.requestTimeoutSeconds * 1000,
    genReqId: newRequestId,
    requestIdHeader: false as const,
    // Its 503 says neither what it is nor when to come back; what is still on its way can be served.
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    // The router refuses an address before any hook or filter runs.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      answerProblem(error, request, reply, log),
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
  };
}
