import { generateKeyPairSync, sign, type JsonWebKey, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface JobTokenOptions {
  issuer?: string;
  audience?: string;
  /** Seconds since the epoch. */
  issuedAt?: number;
  notBefore?: number;
}

/** A local server that stands in for the OIDC issuer of GitHub Actions: discovery, keys, and tokens on demand. */
export interface StandInIssuer {
  url: string;
  /** How often its keys were fetched. */
  readonly keyFetches: number;
  /** A token of a job of acme/shop, of five minutes; `claims` come on top. */
  token(claims?: Record<string, unknown>, options?: JobTokenOptions): string;
  /** The public key, as the forger of an HMAC has it. */
  publicKey(): JsonWebKey & { kid: string };
  /** A new key; the one before is served no more. */
  rotate(): void;
  close(): void;
}

const LIFETIME_SECONDS = 300;

/** @param audience that tokens have unless said otherwise */
export async function startStandInIssuer(audience: string): Promise<StandInIssuer> {
  let key: { kid: string; publicKey: KeyObject; privateKey: KeyObject };
  let made = 0;
  let keyFetches = 0;
  const rotate = (): void => {
    key = { kid: `key-${++made}`, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
  };
  rotate();
  const publicKey = () => ({ ...key.publicKey.export({ format: 'jwk' }), kid: key.kid, alg: 'RS256', use: 'sig' });
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/.well-known/openid-configuration') return void response.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/jwks` }));
    keyFetches += 1;
    response.end(JSON.stringify({ keys: [publicKey()] }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    get keyFetches() {
      return keyFetches;
    },
    publicKey,
    rotate,
    token(claims = {}, { issuer = url, audience: aud = audience, issuedAt: iat = Math.floor(Date.now() / 1000), notBefore: nbf } = {}) {
      const payload = { iss: issuer, aud, iat, exp: iat + LIFETIME_SECONDS, nbf, repository: 'acme/shop', ...claims };
      const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: key.kid })}.${part(payload)}`;
      return `${signed}.${sign('sha256', Buffer.from(signed), key.privateKey).toString('base64url')}`;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
