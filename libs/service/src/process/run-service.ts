import type { DynamicModule, Type } from '@nestjs/common';
import { createHttpApp } from '../http/create-http-app.ts';
import type { Logger } from '../log/logger.ts';
import { reportFailedStart } from './failed-start.ts';
import { listen } from './listen.ts';
import type { ProcessOptions } from './prepare-process.ts';
import { LOGGER } from './service.module.ts';

/**
 * Runs a module as a process of its own: reads the settings, listens, and ends in order on SIGTERM or SIGINT.
 * A start that fails ends the process with the reason on standard error: 78 when the settings are not valid
 * (every fault is listed), 3 when a part cannot be had.
 */
export async function runService(module: Type | DynamicModule, options: ProcessOptions): Promise<void> {
  try {
    const app = await createHttpApp(module, options);
    // An end in order is a success: without this Nest ends the process by the signal once more.
    app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
    const url = await listen(app);
    app.get<Logger>(LOGGER).info({ url }, `${options.name} listens`);
  } catch (error) {
    // Timers and connections of a half-made application would keep the process.
    process.exit(reportFailedStart(error));
  }
}
