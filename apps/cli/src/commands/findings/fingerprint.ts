import { ApiError } from '@provenance/api-client';
import { Argument } from 'commander';
import { FailedError, UsageError } from '../../io/exit-code.ts';

export const FINGERPRINT = (): Argument => new Argument('<fingerprint>', 'of the finding, as list prints it');

/** @throws UsageError */
export function fingerprintOf(word = ''): string {
  if (/^[0-9a-f]{32,64}$/.test(word)) return word;
  throw new UsageError(`not a fingerprint: ${JSON.stringify(word)}; it is 32 to 64 lower-case hex digits`);
}

/**
 * What is asked of the service about findings, with its refusals in the words of a command.
 * @throws FailedError for a finding that is not known
 */
export async function askAbout<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not_found') throw new FailedError(error.message, '`provenance findings list` shows those that there are', { cause: error });
    throw error;
  }
}
