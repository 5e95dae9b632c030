import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.ts';

/** What Nest itself says, as lines of the process's log. Its start-up chatter is debug to an operator. */
export class NestLogger implements LoggerService {
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  log(message: unknown, context?: unknown): void {
    this.#log.debug({ context }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    // Nest throws these as well, and whoever started the process says them in words of ours.
    if (typeof message === 'string' && message.startsWith('Error: listen ')) this.#log.debug({ context: rest.at(-1) }, message);
    else if (rest.at(-1) === 'ExceptionHandler') this.#log.debug({ err: message });
    else if (message instanceof Error) this.#log.error({ err: message });
    else this.#log.error({ context: rest.at(-1) }, String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.#log.warn({ context }, String(message));
  }

  debug(message: unknown, context?: unknown): void {
    this.#log.debug({ context }, String(message));
  }

  verbose(message: unknown, context?: unknown): void {
    this.#log.trace({ context }, String(message));
  }
}
