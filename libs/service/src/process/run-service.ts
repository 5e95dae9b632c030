import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConfigError } from '../config/load-config.ts';
import { HttpConfig } from '../config/http.config.ts';
import { createHttpApp } from '../http/create-http-app.ts';
import type { Logger } from '../log/logger.ts';
import type { ProcessOptions } from './prepare-process.ts';
import { LOGGER } from './service.module.ts';

/**
 * Runs a module as a process of its own: reads the settings, listens, and ends in order on SIGTERM or SIGINT.
 * A configuration that is not valid ends the process with every fault on standard error.
 */
export async function runService(module: Type | DynamicModule, options: ProcessOptions): Promise<NestFastifyApplication> {
  const app = await createOrExit(module, options);
  const { host, port } = app.get(HttpConfig);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  await app.listen(port, host);
  app.get<Logger>(LOGGER).info({ url: await app.getUrl() }, `${options.name} listens`);
  return app;
}

async function createOrExit(module: Type | DynamicModule, options: ProcessOptions): Promise<NestFastifyApplication> {
  try {
    return await createHttpApp(module, options);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78); // EX_CONFIG of sysexits.h
  }
}
