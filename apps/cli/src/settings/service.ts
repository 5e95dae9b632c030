import { Client } from '@provenance/api-client';
import type { Process } from '../io/terminal.ts';

/** Where standalone listens. */
export const DEFAULT_API_URL = 'http://127.0.0.1:8000';

export interface ServiceOptions {
  apiUrl?: string;
  /** Seconds. */
  timeout?: number;
}

/** The address that a command talks to, by option, environment, default. */
export function apiUrl({ apiUrl }: ServiceOptions, { env }: Pick<Process, 'env'>): string {
  return apiUrl ?? (env['PROVENANCE_API_URL'] || DEFAULT_API_URL);
}

/** The service under that address, within the time. A token comes from the environment alone: words of a call are seen by everybody on the machine. */
export function connect(options: ServiceOptions, process: Pick<Process, 'env' | 'signal'>, attempts = 5): Client {
  // Secrets of CI and files of them often end with a line break.
  const token = process.env['PROVENANCE_API_TOKEN']?.trim();
  return new Client({
    baseUrl: apiUrl(options, process),
    userAgent: 'provenance-cli',
    attempts,
    ...(token ? { token } : {}),
    signal: AbortSignal.any([process.signal, ...(options.timeout === undefined ? [] : [AbortSignal.timeout(options.timeout * 1000)])]),
  });
}
