import { ConfigError } from '../config/load-config.ts';

/** EX_CONFIG of sysexits.h: starting again will not help before somebody has mended a setting. */
const EXIT_CONFIG = 78;

/** A part cannot be had: an engine, a port. Starting again may help. */
const EXIT_PARTS = 3;

/** Says on standard error why a process could not start. @returns the exit code that says which kind it is */
export function reportFailedStart(error: unknown): number {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return error instanceof ConfigError ? EXIT_CONFIG : EXIT_PARTS;
}
