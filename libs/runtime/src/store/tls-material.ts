import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';

const BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** What is wrong with the PEM of authorities, or nothing. One that the client cannot read would fail at every connection. */
export function authorityFault(pem: string): string | undefined {
  const blocks = pem.match(BLOCK) ?? [];
  return blocks.length > 0 && blocks.every((block) => certificateOf(block) !== undefined) ? undefined : 'must be certificates in PEM';
}

/** What is wrong with a certificate, or nothing. Its chain may follow it. */
export function certificateFault(pem: string): string | undefined {
  return authorityFault(pem) === undefined ? undefined : 'must be a certificate in PEM, and its chain after it';
}

/** What is wrong with a private key, or nothing. */
export function privateKeyFault(pem: string, certificate: string): string | undefined {
  const key = keyOf(pem);
  if (key === undefined) return 'must be a private key in PEM without a passphrase';
  const its = certificateOf(certificate);
  return its === undefined || its.checkPrivateKey(key) ? undefined : 'is not the key of PROVENANCE_REDIS_TLS_CERTIFICATE';
}

function certificateOf(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function keyOf(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
