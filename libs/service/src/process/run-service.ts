import type { DynamicModule, Type } from '@nestjs/common';
import { createHttpApp } from '../http/create-http-app.ts';
import { LOGGER, type Logger } from '../log/logger.ts';
import { Endings } from './endings.ts';
import { reportFailedStart } from './failed-start.ts';
import { listen } from './listen.ts';
import type { ProcessOptions } from './prepare-process.ts';
import { untilEnded } from './until-ended.ts';

/**
 * Runs a module as a process of its own: reads the settings, listens, and ends in order on SIGTERM or SIGINT.
 * A start that fails ends the process with the reason on standard error: 78 when the settings are not valid
 * (every fault is listed), 3 when a part cannot be had.
 */
export async function runService(module: Type | DynamicModule, options: ProcessOptions): Promise<void> {
  try {
    const app = await createHttpApp(module, options);
    const log = app.get<Logger>(LOGGER);
    const ended = untilEnded({ close: () => app.close(), endings: app.get(Endings), log });
    const url = await listen(app);
    log.info({ url }, `${options.name} listens`);
    await ended;
  } catch (error) {
    // Timers and connections of a half-made application would keep the process.
    process.exit(reportFailedStart(error));
  }
  // An end in order is a success, whatever some library still has open.
  process.exit();
}
