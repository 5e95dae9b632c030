import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from '@provenance/service';

/** The headers that say who asks, for one request. */
export type Authorize = () => Record<string, string>;

/** Snowflake takes a token of at most an hour; one is made for each request. */
const LIFETIME_SECONDS = 300;

/** The shortest key of RSA that Snowflake takes. */
const MIN_BITS = 2_048;

/** A programmatic access token is a JWT by its form (securitySchemes of Snowflake's own OpenAPI document). */
export function isAccessToken(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);
}

export function byAccessToken(token: string): Authorize {
  return () => bearer('PROGRAMMATIC_ACCESS_TOKEN', token);
}

/** @param key private, whose public half the user has as RSA_PUBLIC_KEY */
export function byKeyPair(account: string, user: string, key: KeyObject): Authorize {
  // A locator of an account comes without its region here.
  const subject = `${account.split('.')[0]}.${user}`.toUpperCase();
  const issuer = `${subject}.${fingerprint(key)}`;
  return () => {
    const now = Math.floor(Date.now() / 1_000);
    return bearer('KEYPAIR_JWT', signed({ iss: issuer, sub: subject, iat: now, exp: now + LIFETIME_SECONDS }, key));
  };
}

/** @throws ConfigError that says what is wrong with the file */
export function readPrivateKey(path: string): KeyObject {
  const key = privateKeyIn(path);
  if (key.asymmetricKeyType !== 'rsa') throw new ConfigError([`PROVENANCE_TIMESERIES_CREDENTIALS_PATH: ${path} holds a key of ${key.asymmetricKeyType}, and Snowflake wants one of RSA`]);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < MIN_BITS) throw new ConfigError([`PROVENANCE_TIMESERIES_CREDENTIALS_PATH: ${path} holds a key of ${bits} bits, and Snowflake wants ${MIN_BITS} or more`]);
  return key;
}

function privateKeyIn(path: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(path));
  } catch {
    throw new ConfigError([`PROVENANCE_TIMESERIES_CREDENTIALS_PATH: no private key that is not encrypted can be read from ${path}`]);
  }
}

function bearer(type: string, token: string): Record<string, string> {
  return { authorization: `Bearer ${token}`, 'x-snowflake-authorization-token-type': type };
}

/** As DESCRIBE USER shows it in RSA_PUBLIC_KEY_FP. */
function fingerprint(key: KeyObject): string {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return `SHA256:${createHash('sha256').update(spki).digest('base64')}`;
}

function signed(claims: object, key: KeyObject): string {
  const text = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}
