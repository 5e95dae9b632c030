import { readVerificationKeys, type VerificationKey } from '@provenance/domain';
import { UsageError } from '../io/exit-code.ts';
import { readGiven } from '../io/given-file.ts';
import type { Process } from '../io/terminal.ts';

/** Where the keys come from that are trusted. */
export interface KeyOptions {
  key?: string;
  jwks?: string;
}

/**
 * The keys of --key and --jwks; none when neither is given.
 * @throws UsageError when a file cannot be read or holds no key that is used
 */
export function trustedKeys({ key, jwks }: KeyOptions, process: Pick<Process, 'cwd'>): VerificationKey[] {
  return [key, jwks].filter((file) => file !== undefined).flatMap((file) => keysOf(readGiven(file, process).toString('utf8'), file));
}

/** @param source for the message */
export function keysOf(text: string, source: string): VerificationKey[] {
  try {
    return readVerificationKeys(text);
  } catch (error) {
    throw new UsageError(`${source}: ${(error as Error).message}`);
  }
}
