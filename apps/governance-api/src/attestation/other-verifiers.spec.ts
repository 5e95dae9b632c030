import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { bundleFromJSON } from '@sigstore/bundle';
import { toSignedEntity, Verifier } from '@sigstore/verify';
import { HEAD_SHA, OpenSsl, serveAttested, type Served } from './attestation.fixture.ts';

/*
 * Verified by code that is not ours: sigstore-js, and openssl over the encoding of DSSE, which is spelled out here once
 * more so that a fault in ours cannot hide itself.
 */

interface Envelope {
  payload: string;
  payloadType: string;
  signatures: { sig: string; keyid: string }[];
}

type Bundle = Record<string, unknown> & { dsseEnvelope: Envelope };

function encode(type: string, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);
}

/** Whether sigstore-js takes a bundle under a public key (SPKI, DER), without certificates, timestamps and public logs. */
function sigstoreTakes(bundle: Bundle, key: Buffer): boolean {
  try {
    const publicKey = createPublicKey({ key, format: 'der', type: 'spki' });
    const trust = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [], publicKey: () => ({ publicKey, validFor: () => true }) };
    new Verifier(trust, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 }).verify(toSignedEntity(bundleFromJSON(bundle)));
    return true;
  } catch {
    return false;
  }
}

function flip(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 1;
  return copy;
}

function isSameKey(one: Buffer, other: Buffer): boolean {
  const [left, right] = [one, other].map((key) => createPublicKey({ key, format: 'der', type: 'spki' }));
  return left!.equals(right!);
}

/** Both ends and every `step`th position between. */
function sample(length: number, step: number): number[] {
  return Array.from({ length }, (_, at) => at).filter((at) => at < 8 || at >= length - 8 || at % step === 0);
}

describe.each(['ecdsa', 'ed25519'] as const)('a bundle that was fetched over HTTP, signed by %s', (kind) => {
  const openssl = new OpenSsl();
  let served: Served;
  let key: Buffer;
  let bundle: Bundle;
  let payload: Buffer;
  let signature: Buffer;
  let evidence: Buffer;

  beforeAll(async () => {
    served = await serveAttested(kind);
    const { keys } = (await (await served.get('keys')).json()) as { keys: JsonWebKey[] };
    key = createPublicKey({ key: keys[0]!, format: 'jwk' }).export({ format: 'der', type: 'spki' });
    bundle = (await (await served.get(`analysis/${served.id}/bundle?format=sigstore`)).json()) as Bundle;
    payload = Buffer.from(bundle.dsseEnvelope.payload, 'base64');
    signature = Buffer.from(bundle.dsseEnvelope.signatures[0]!.sig, 'base64');
    evidence = Buffer.from(await (await served.get(`analysis/${served.id}/evidence`)).arrayBuffer());
  });

  afterAll(async () => {
    openssl.delete();
    await served.reads.app.close();
  });

  const withEnvelope = (change: Partial<Envelope>): Bundle => ({ ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, ...change } });
  const withPayload = (bytes: Buffer): Bundle => withEnvelope({ payload: bytes.toString('base64') });
  const withSignature = (bytes: Buffer): Bundle => withEnvelope({ signatures: [{ keyid: kind, sig: bytes.toString('base64') }] });
  const opensslTakes = (by: Buffer, over: Buffer, sig: Buffer): boolean => openssl.verifies(kind, by, encode(bundle.dsseEnvelope.payloadType, over), sig);
  const subject = (name: string): unknown => {
    const { subject: all } = JSON.parse(payload.toString()) as { subject: { digest: Record<string, string> }[] };
    return all.find(({ digest }) => digest[name] !== undefined)?.digest[name];
  };

  it('is taken by sigstore-js, as a bundle and as a verification summary', async () => {
    expect(sigstoreTakes(bundle, key)).toBe(true);
    const summary = (await (await served.get(`analysis/${served.id}/bundle?format=vsa`)).json()) as Envelope;
    expect(sigstoreTakes({ ...bundle, dsseEnvelope: summary }, key)).toBe(true);
  });

  it('is taken by openssl, and so is the digest of the evidence', () => {
    expect(opensslTakes(key, payload, signature)).toBe(true);
    expect(openssl.sha256(evidence)).toBe(subject('sha256'));
    expect(subject('gitCommit')).toBe(HEAD_SHA);
  });

  it('is the same envelope in every form', async () => {
    const envelope = (await (await served.get(`analysis/${served.id}/bundle`)).json()) as Envelope;
    expect(envelope).toEqual({ ...bundle.dsseEnvelope, signatures: [{ keyid: kind, sig: signature.toString('base64') }] });
  });

  it('is refused after any byte of the signature is changed: all positions', () => {
    const taken = sample(signature.length, 1).filter((at) => opensslTakes(key, payload, flip(signature, at)) || sigstoreTakes(withSignature(flip(signature, at)), key));
    expect(taken).toEqual([]);
  });

  it('is refused after any byte of the key is changed: all positions', () => {
    const taken = sample(key.length, 1).filter((at) => opensslTakes(flip(key, at), payload, signature) || sigstoreTakes(bundle, flip(key, at)));
    // One byte of the encoding is no part of the key: how many bits of its last byte do not count. OpenSSL takes 1 for 0
    // where that bit is 0, and has the same key.
    expect(taken.filter((at) => !isSameKey(flip(key, at), key))).toEqual([]);
    expect(taken.length).toBeLessThanOrEqual(1);
  });

  it('is refused after a byte of the payload is changed: sigstore-js at every fifth position, openssl at every 97th', () => {
    expect(sample(payload.length, 5).filter((at) => sigstoreTakes(withPayload(flip(payload, at)), key))).toEqual([]);
    expect(sample(payload.length, 97).filter((at) => opensslTakes(key, flip(payload, at), signature))).toEqual([]);
  });

  it('names other evidence after a byte of it is changed: every 97th position', () => {
    expect(sample(evidence.length, 97).filter((at) => openssl.sha256(flip(evidence, at)) === subject('sha256'))).toEqual([]);
  });
});
