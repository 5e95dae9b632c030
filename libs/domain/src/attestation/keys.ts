import { createPublicKey, createHash, sign, verify, type KeyObject } from 'node:crypto';

/** What we sign with, by the names of RFC 7518 and RFC 8037. */
export type SignatureAlgorithm = 'ES256' | 'EdDSA';

/** The public half of a key. */
export interface VerificationKey {
  /** As in `keyid` of an envelope, `hint` of a bundle and `kid` of a JWK. */
  keyId: string;
  algorithm: SignatureAlgorithm;
  publicKey: KeyObject;
}

/** A key that signs; ECDSA signatures are DER, as DSSE verifiers take them. */
export interface SigningKey extends VerificationKey {
  sign(data: Uint8Array): Buffer;
}

/** The keys of a service: one signs, all verify. */
export interface KeyRing {
  signer: SigningKey;
  /** The signer first. */
  all: readonly VerificationKey[];
}

/** A public key as RFC 7517 has it. */
export interface PublicJwk {
  kty: string;
  crv: string;
  x: string;
  y?: string;
  kid: string;
  alg: SignatureAlgorithm;
  use: 'sig';
}

/** @throws Error when the key is neither ECDSA on P-256 nor Ed25519 */
export function algorithmOf(key: KeyObject): SignatureAlgorithm {
  if (key.asymmetricKeyType === 'ed25519') return 'EdDSA';
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (key.asymmetricKeyType === 'ec' && curve === 'prime256v1') return 'ES256';
  throw new Error(`is of the kind ${[key.asymmetricKeyType, curve].filter(Boolean).join(' ')}; ECDSA on P-256 and Ed25519 can sign`);
}

/** A public key under an id; without one, its thumbprint. @throws Error when it is of a kind that we do not use */
export function verificationKey(publicKey: KeyObject, keyId = thumbprint(publicKey)): VerificationKey {
  return { keyId, algorithm: algorithmOf(publicKey), publicKey };
}

/** @throws Error when it is of a kind that we do not use */
export function signingKey(privateKey: KeyObject, keyId?: string): SigningKey {
  const key = verificationKey(createPublicKey(privateKey), keyId);
  const digest = digestOf(key.algorithm);
  return { ...key, sign: (data) => sign(digest, data, privateKey) };
}

/** Whether a key made a signature. Damaged signatures are wrong ones, never an error. */
export function verifies({ algorithm, publicKey }: VerificationKey, data: Uint8Array, signature: Uint8Array): boolean {
  return verify(digestOf(algorithm), data, publicKey, signature);
}

/** Ed25519 hashes by itself. */
function digestOf(algorithm: SignatureAlgorithm): 'sha256' | null {
  return algorithm === 'ES256' ? 'sha256' : null;
}

export function toJwk({ keyId, algorithm, publicKey }: VerificationKey): PublicJwk {
  const { kty = '', crv = '', x = '', y } = publicKey.export({ format: 'jwk' });
  return { kty, crv, x, ...(y === undefined ? {} : { y }), kid: keyId, alg: algorithm, use: 'sig' };
}

/** RFC 7638: the same key has the same id wherever it is read. */
function thumbprint(publicKey: KeyObject): string {
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  const members = y === undefined ? { crv, kty, x } : { crv, kty, x, y };
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}
