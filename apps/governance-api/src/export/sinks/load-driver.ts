import { ConfigError } from '@provenance/service';

/** As Node says it of a module, and of a script that a module loads. */
const MISSING = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']);

/**
 * Loads the driver of a warehouse, which is not installed with the service.
 * @throws ConfigError that names the command that installs it
 */
export async function loadDriver<T>(packageName: string, version: string): Promise<T> {
  try {
    return (await import(packageName)) as T;
  } catch (error) {
    if (!MISSING.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new ConfigError([`PROVENANCE_TIMESERIES_BACKEND needs a driver that is not installed: npm install --save-exact ${packageName}@${version} (docs/export.md says how an image is built with it)`]);
  }
}
