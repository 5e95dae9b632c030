import type { INestApplication, Type } from '@nestjs/common';
import { ApplicationConfig, GraphInspector, NestApplication, NestContainer } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { BEARER } from '../access/route-access.ts';
import { Problem } from '../problem/problem.ts';

/** The OpenAPI 3.1 document of an application's controllers, made from their decorators. */
export function openApiDocument(app: INestApplication, options: { version: string }): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Provenance & Risk Analytics')
    .setDescription('Who wrote each changed line of a pull request, what risk it carries, whether it may merge. What a route does not know, a parameter or a field, is refused with `validation_failed`; fields of a submission are let by.')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .setVersion(options.version)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API token (prv_...) or an OIDC token of a job of GitHub Actions: docs/access.md. A requirement names the scope.' }, BEARER)
    .build();
  return SwaggerModule.createDocument(app, config, { extraModels: [Problem] });
}

/**
 * The JSON schemas (2020-12) of DTO classes by class name, exactly as they stand in `components.schemas` of the
 * document: one source for what is documented and what is enforced.
 */
export function componentSchemas(...models: Type[]): Record<string, object> {
  const config = new DocumentBuilder().setOpenAPIVersion('3.1.0').build();
  return SwaggerModule.createDocument(withoutRoutes(), config, { extraModels: models }).components?.schemas ?? {};
}

/**
 * An application of nothing, never started. Not by NestFactory: its answer to errors and its logger are global,
 * so that a second application would change those of the process.
 */
function withoutRoutes(): INestApplication {
  const config = new ApplicationConfig();
  const container = new NestContainer(config);
  return new NestApplication(container, new FastifyAdapter(), config, new GraphInspector(container));
}
