import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { toJwk, verifies } from './keys.ts';
import { readKeyRing, readVerificationKeys } from './read-keys.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');
const pem = (key: KeyObject, type: 'pkcs8' | 'spki' | 'sec1' = key.type === 'public' ? 'spki' : 'pkcs8'): string => key.export({ format: 'pem', type } as never) as unknown as string;
const der = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'pkcs8' });
const DATA = Buffer.from('data');

describe('the keys of a service', () => {
  it.each([
    ['PKCS #8', pem(ec.privateKey), 'ES256'],
    ['SEC 1', pem(ec.privateKey, 'sec1'), 'ES256'],
    ['base64 of PEM', Buffer.from(pem(ec.privateKey)).toString('base64'), 'ES256'],
    ['base64 of DER', der(ec.privateKey).toString('base64'), 'ES256'],
    ['PEM of Ed25519', pem(ed.privateKey), 'EdDSA'],
    ['base64 of the bytes of an Ed25519 key', der(ed.privateKey).subarray(-32).toString('base64'), 'EdDSA'],
  ])('are read from %s, and what they sign verifies', (_name, text, algorithm) => {
    const { signer, all } = readKeyRing(`\n${text}\n`);
    expect([signer.algorithm, all]).toEqual([algorithm, [signer]]);
    expect(verifies(signer, DATA, signer.sign(DATA))).toBe(true);
    expect(verifies(signer, Buffer.from('date'), signer.sign(DATA))).toBe(false);
    expect(readVerificationKeys(JSON.stringify({ keys: [toJwk(signer)] }))).toEqual([expect.objectContaining({ keyId: signer.keyId, algorithm })]);
  });

  it('are several for a rotation: the first signs, private and public ones verify', () => {
    const { signer, all } = readKeyRing(`${pem(ed.privateKey)}\n${pem(ec.publicKey)}`, 'new, old');
    expect([signer.keyId, all.map(({ keyId }) => keyId)]).toEqual(['new', ['new', 'old']]);
    const seed = der(ed.privateKey).subarray(-32).toString('base64');
    expect(readKeyRing(`${der(ec.privateKey).toString('base64')}, ${seed}`).all.map(({ algorithm }) => algorithm)).toEqual(['ES256', 'EdDSA']);
  });

  it('are named by their thumbprint, wherever they are read', () => {
    expect(readKeyRing(pem(ec.privateKey)).signer.keyId).toBe(readVerificationKeys(pem(ec.publicKey))[0]!.keyId);
    // RFC 8037, appendix A.3.
    const rfc = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
    expect(readVerificationKeys(JSON.stringify(rfc))[0]!.keyId).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  it.each<[string, string, string]>([
    ['', '', 'holds no key'],
    ['not a key', '', 'key 1 cannot be used'],
    ['abc', '', 'key 1 cannot be used: must be ECDSA on P-256 or Ed25519, as PEM or base64'],
    ['$%&', '', 'key 1 cannot be used: is neither PEM nor base64'],
    [pem(ec.publicKey), '', 'key 1 is public: the first key signs, and must be private'],
    [pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey), '', 'key 1 cannot be used: is of the kind rsa; ECDSA on P-256 and Ed25519 can sign'],
    [pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey), '', 'is of the kind ec secp384r1'],
    [pem(ec.privateKey).slice(0, 100), '', 'key 1 cannot be used'],
    [pem(ec.privateKey), 'a,b', 'has 1 keys, but there are 2 ids'],
    [pem(ec.privateKey) + pem(ed.privateKey), 'a,a', 'has two keys of one id'],
  ])('are refused with the reason', (text, ids, reason) => {
    expect(() => readKeyRing(text, ids)).toThrow(reason);
  });

  it('never show in the reason', () => {
    const secret = der(ec.privateKey).subarray(0, 100).toString('base64');
    expect(() => readKeyRing(secret)).toThrow(/^key 1 cannot be used: (?!.*MIGH)/);
  });

  it('to verify with come from one of the forms, or it is said what is wrong', () => {
    expect(readVerificationKeys(pem(ec.publicKey) + pem(ed.privateKey)).map(({ algorithm }) => algorithm)).toEqual(['ES256', 'EdDSA']);
    for (const text of ['', '{"keys":[]}', '{"keys":3}', '{', '{"kty":"oct","k":"AAAA"}']) expect(() => readVerificationKeys(text)).toThrow();
  });
});
