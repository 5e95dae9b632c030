import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from '@provenance/service';

/** Where Google's libraries look for a file of credentials before they ask the machine. */
const VARIABLE = 'GOOGLE_APPLICATION_CREDENTIALS';

/**
 * Has Google's driver read a file of credentials, by the variable of its own: it calls every option of its constructor
 * that would take one deprecated.
 * @throws ConfigError that says what is wrong with the file; the driver would find out with the first rows
 */
export function useCredentials(path: string): void {
  const fault = faultOf(path);
  if (fault !== undefined) throw new ConfigError([`PROVENANCE_TIMESERIES_CREDENTIALS_PATH: ${path} ${fault}`]);
  process.env[VARIABLE] = path;
}

function faultOf(path: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return `cannot be read: ${(error as NodeJS.ErrnoException).code}`;
  }
  const { type, client_email: email, private_key: key } = membersOf(text);
  if (typeof type !== 'string') return 'holds no credentials of Google as JSON with a type';
  // The other types (workload identity federation and the like) have members of their own, which the driver knows.
  if (type !== 'service_account') return undefined;
  return typeof email === 'string' && isPrivateKey(key) ? undefined : 'holds no service account with a client_email and a private_key';
}

function membersOf(text: string): Record<string, unknown> {
  try {
    return { ...(JSON.parse(text) as object | null) };
  } catch {
    return {};
  }
}

function isPrivateKey(key: unknown): boolean {
  try {
    return createPrivateKey(key as string).type === 'private';
  } catch {
    return false;
  }
}
