import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { prepareProcess, type ProcessOptions } from '../process/prepare-process.ts';
import { ServiceModule } from '../process/service.module.ts';
import { openApiDocument } from './open-api-document.ts';

/** The OpenAPI document of a module that is not run: Nest's preview makes no provider, so nothing is connected to. */
export async function describeModule(module: Type | DynamicModule, options: ProcessOptions & { version: string }): Promise<OpenAPIObject> {
  const facts = prepareProcess({ ...options, env: { PROVENANCE_LOG_LEVEL: 'silent', ...options.env } });
  const app = await NestFactory.create(ServiceModule.around(module, facts), new FastifyAdapter(), {
    logger: false,
    preview: true,
    abortOnError: false,
  });
  const document = openApiDocument(app, options);
  await facts.telemetry.shutdown();
  return document;
}
