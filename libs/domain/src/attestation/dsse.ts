import { verifies, type SigningKey, type VerificationKey } from './keys.ts';

/** What every payload of ours is: an in-toto statement. */
export const IN_TOTO_MEDIA_TYPE = 'application/vnd.in-toto+json';

/** A DSSE envelope, version 1.0.0; `payload` and `sig` are base64. */
export interface DsseEnvelope {
  payload: string;
  payloadType: string;
  signatures: { keyid: string; sig: string }[];
}

/** The bytes that are signed: the pre-authentication encoding of DSSE, which ties the payload to its type. */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType, 'utf8');
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.byteLength} `, 'utf8'),
    type,
    Buffer.from(` ${payload.byteLength} `, 'utf8'),
    payload,
  ]);
}

/** An envelope with one signature. */
export function signEnvelope(payload: Uint8Array, key: SigningKey, payloadType = IN_TOTO_MEDIA_TYPE): DsseEnvelope {
  const sig = key.sign(preAuthEncoding(payloadType, payload)).toString('base64');
  return { payload: Buffer.from(payload).toString('base64'), payloadType, signatures: [{ keyid: key.keyId, sig }] };
}

/**
 * The first of the keys that made a signature of the envelope, undefined when none did. The key id is a hint that
 * anybody can write: every key is tried.
 */
export function verifyEnvelope(envelope: DsseEnvelope, keys: readonly VerificationKey[]): VerificationKey | undefined {
  const signed = preAuthEncoding(envelope.payloadType, Buffer.from(envelope.payload, 'base64'));
  return keys.find((key) => envelope.signatures.some(({ sig }) => verifies(key, signed, Buffer.from(sig, 'base64'))));
}
