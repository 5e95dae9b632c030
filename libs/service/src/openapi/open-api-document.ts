import { Module, type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { Problem } from '../problem/problem.ts';

/** The OpenAPI 3.1 document of an application's controllers, made from their decorators. */
export function openApiDocument(app: INestApplication, options: { version: string }): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Provenance & Risk Analytics')
    .setDescription('Who wrote each changed line of a pull request, what risk it carries, whether it may merge.')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .setVersion(options.version)
    .build();
  return SwaggerModule.createDocument(app, config, { extraModels: [Problem] });
}

@Module({})
class NoRoutes {}

/**
 * The JSON schemas (2020-12) of DTO classes by class name, exactly as they stand in `components.schemas` of the
 * document: one source for what is documented and what is enforced.
 */
export async function componentSchemas(...models: Type[]): Promise<Record<string, object>> {
  const app = await NestFactory.create(NoRoutes, new FastifyAdapter(), { logger: false });
  const config = new DocumentBuilder().setOpenAPIVersion('3.1.0').build();
  const { components } = SwaggerModule.createDocument(app, config, { extraModels: models });
  await app.close();
  return components?.schemas ?? {};
}
