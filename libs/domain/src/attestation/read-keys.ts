import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { signingKey, verificationKey, type KeyRing, type SigningKey, type VerificationKey } from './keys.ts';

const PEM_BLOCK = /-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----/g;

/** PKCS #8 of an Ed25519 key up to its 32 bytes (RFC 8410): what others keep as "the base64 key". */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const ED25519_SEED_BYTES = 32;

/**
 * The keys of a service from text: PEM blocks one after the other, or base64 values of PEM, of PKCS #8 (DER), or of
 * the 32 bytes of an Ed25519 key, parted by commas or space. The first signs; the others, private or public,
 * verify what was signed before.
 * @param keyIds comma-separated, in the order of the keys; a key without one is named by its RFC 7638 thumbprint
 * @throws Error that says which key cannot be used and why, never what it is
 */
export function readKeyRing(text: string, keyIds = ''): KeyRing {
  const ids = keyIds.split(',').map((id) => id.trim());
  const keys = keyTexts(text).map((one, at) => usable(`key ${at + 1}`, () => ringKey(keyObject(one), ids[at] || undefined)));
  const [signer] = keys;
  if (signer === undefined) throw new Error('holds no key');
  if (!('sign' in signer)) throw new Error('key 1 is public: the first key signs, and must be private');
  if (keyIds !== '' && ids.length > keys.length) throw new Error(`has ${keys.length} keys, but there are ${ids.length} ids`);
  if (new Set(keys.map(({ keyId }) => keyId)).size < keys.length) throw new Error('has two keys of one id');
  return { signer, all: keys };
}

/**
 * Public keys to verify with: a JWKS, a JWK, or PEM blocks (of public keys, or of private ones, whose public half is
 * taken).
 * @throws Error when the text is none of these or a key is of a kind that is not used
 */
export function readVerificationKeys(text: string): VerificationKey[] {
  if (text.trimStart().startsWith('{')) return jwks(text).map((jwk, at) => usable(`key ${at + 1}`, () => fromJwk(jwk)));
  const keys = keyTexts(text).map((one, at) => usable(`key ${at + 1}`, () => verificationKey(publicHalf(keyObject(one)))));
  if (keys.length === 0) throw new Error('holds no key');
  return keys;
}

function ringKey(key: KeyObject, id: string | undefined): SigningKey | VerificationKey {
  return key.type === 'private' ? signingKey(key, id) : verificationKey(key, id);
}

function publicHalf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key;
}

function keyTexts(text: string): string[] {
  const blocks = text.match(PEM_BLOCK);
  return blocks ?? text.split(/[\s,]+/).filter((one) => one !== '');
}

function keyObject(text: string): KeyObject {
  if (text.startsWith('-----BEGIN ')) return fromPem(text);
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) throw new Error('is neither PEM nor base64');
  const bytes = Buffer.from(text, 'base64');
  if (bytes.byteLength === ED25519_SEED_BYTES) return fromDer(Buffer.concat([ED25519_PKCS8, bytes]));
  const inner = bytes.toString('latin1').trim();
  return inner.startsWith('-----BEGIN ') ? fromPem(inner) : fromDer(bytes);
}

function fromPem(pem: string): KeyObject {
  return pem.startsWith('-----BEGIN PUBLIC KEY') ? createPublicKey(pem) : createPrivateKey(pem);
}

function fromDer(key: Buffer): KeyObject {
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

function jwks(text: string): JsonWebKey[] {
  const value = JSON.parse(text) as { keys?: unknown } & JsonWebKey;
  const keys = value.keys === undefined ? [value] : value.keys;
  if (!Array.isArray(keys) || keys.length === 0) throw new Error('holds no key');
  return keys as JsonWebKey[];
}

function fromJwk(jwk: JsonWebKey): VerificationKey {
  const kid = typeof jwk['kid'] === 'string' ? jwk['kid'] : undefined;
  return verificationKey(createPublicKey({ key: jwk, format: 'jwk' }), kid);
}

const WANTED = 'must be ECDSA on P-256 or Ed25519, as PEM or base64, without a passphrase';

/** Errors with a code are those of OpenSSL and of Node: what they say of ASN.1 tells no one what a key must be. */
function usable<T>(which: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`${which} cannot be used: ${code === undefined ? message : WANTED}`, { cause: error });
  }
}
