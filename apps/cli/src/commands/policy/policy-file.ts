import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readPolicy, type CompiledPolicy, type PolicyFault } from '@provenance/policy';
import { UsageError } from '../../io/exit-code.ts';

/** What decisions call the version of a policy that only lies on this machine. */
const LOCAL_VERSION = 'local';

/** @throws UsageError when there is no such file */
export function readText(cwd: string, file: string): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** The policy of a file, compiled. @throws UsageError with every fault and its line */
export function openPolicy(cwd: string, file: string): CompiledPolicy {
  const read = readPolicy(readText(cwd, file), LOCAL_VERSION, Date.now());
  if ('faults' in read) throw new UsageError(`${file} is no policy that can be used:\n${read.faults.map((fault) => faultLine(file, fault)).join('\n')}`);
  return read.policy;
}

/** As compilers write it, so that editors find the place. */
export function faultLine(file: string, { line, pointer, detail }: PolicyFault): string {
  return `${file}:${line}: ${pointer === '' ? '' : `${pointer} `}${detail}`;
}
