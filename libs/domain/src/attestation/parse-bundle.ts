import type { DsseEnvelope } from './dsse.ts';
import { SIGSTORE_BUNDLE_TYPE } from './sigstore-bundle.ts';

/** What a file with an attestation turned out to be. */
export interface ParsedBundle {
  form: 'DSSE envelope' | 'sigstore bundle v0.3';
  envelope: DsseEnvelope;
}

/** Signatures of one envelope that are looked at. */
const MAX_SIGNATURES = 16;

/**
 * An envelope, by itself or in a sigstore bundle. Base64 is taken only as it is written: a text that another text
 * stands for would let a file be changed without a trace.
 * @throws Error that names what is wrong with the file
 */
export function parseBundle(text: string): ParsedBundle {
  const value = parseObject(text);
  const { mediaType } = value;
  if (mediaType === undefined) return { form: 'DSSE envelope', envelope: parseEnvelope(value) };
  if (mediaType !== SIGSTORE_BUNDLE_TYPE) throw new Error(`its mediaType ${JSON.stringify(mediaType)} is not ${SIGSTORE_BUNDLE_TYPE}`);
  const envelope = parseEnvelope(value['dsseEnvelope']);
  const hint = hintOf(value['verificationMaterial']);
  // As it was before it became a bundle: the log has the digest of that.
  const signatures = envelope.signatures.map(({ keyid, sig }) => ({ keyid: keyid || hint, sig }));
  return { form: 'sigstore bundle v0.3', envelope: { ...envelope, signatures } };
}

function hintOf(material: unknown): string {
  const key = isObject(material) ? material['publicKey'] : undefined;
  const hint = isObject(key) ? key['hint'] : undefined;
  return typeof hint === 'string' ? hint : '';
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error('it is not JSON', { cause: error });
  }
  if (!isObject(value)) throw new Error('it is not a JSON object');
  return value;
}

function parseEnvelope(value: unknown): DsseEnvelope {
  if (!isObject(value)) throw new Error('it holds no DSSE envelope');
  const { payload, payloadType, signatures } = value;
  if (typeof payloadType !== 'string') throw new Error('payloadType is not a text');
  if (!Array.isArray(signatures) || signatures.length === 0) throw new Error('it has no signature');
  if (signatures.length > MAX_SIGNATURES) throw new Error(`it has more than ${MAX_SIGNATURES} signatures`);
  return {
    payload: base64(payload, 'payload'),
    payloadType,
    signatures: signatures.map((one: unknown, at) => {
      const { sig, keyid } = isObject(one) ? one : {};
      return { sig: base64(sig, `signatures[${at}].sig`), keyid: typeof keyid === 'string' ? keyid : '' };
    }),
  };
}

function base64(value: unknown, where: string): string {
  if (typeof value !== 'string' || Buffer.from(value, 'base64').toString('base64') !== value) throw new Error(`${where} is not base64`);
  return value;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
