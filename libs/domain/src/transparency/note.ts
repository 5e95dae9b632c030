import { createHash } from 'node:crypto';
import { verifies, type SigningKey, type VerificationKey } from '../attestation/keys.ts';

/*
 * Signed notes as C2SP has them (c2sp.org/signed-note): the text, an empty line, lines of signatures.
 * Type 0x01 is Ed25519; an ECDSA key (0x02) is named by the hash of its SPKI alone.
 */

const SIGNATURE_LINE = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;
const KEY_ID_BYTES = 4;
/** Notes with more signatures than this are not looked at. */
const MAX_SIGNATURES = 16;
const ED25519_TYPE = 1;
const ED25519_BYTES = 32;

/** A note over a text that ends with a newline. */
export function signNote(text: string, name: string, key: SigningKey): string {
  const signature = Buffer.concat([noteKeyId(name, key), key.sign(Buffer.from(text, 'utf8'))]);
  return `${text}\n\u2014 ${name} ${signature.toString('base64')}\n`;
}

/**
 * The text of a note that one of the keys has signed under the name.
 * @throws Error when it is no note, no key knows it, or a known key's signature is wrong
 */
export function openNote(note: string, name: string, keys: readonly VerificationKey[]): { text: string; key: VerificationKey } {
  const { text, signatures } = parseNote(note);
  const signed = Buffer.from(text, 'utf8');
  for (const signature of signatures.filter((one) => one.name === name)) {
    const id = signature.bytes.subarray(0, KEY_ID_BYTES);
    const key = keys.find((one) => noteKeyId(name, one).equals(id));
    if (key === undefined) continue;
    if (verifies(key, signed, signature.bytes.subarray(KEY_ID_BYTES))) return { text, key };
    throw new Error(`the signature of ${name} is wrong`);
  }
  throw new Error(`no signature of ${name} is of a key that is known`);
}

function parseNote(note: string): { text: string; signatures: { name: string; bytes: Buffer }[] } {
  const at = note.lastIndexOf('\n\n');
  if (at < 0 || !note.endsWith('\n')) throw new Error('it is not a signed note');
  const lines = note.slice(at + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new Error(`it has more than ${MAX_SIGNATURES} signatures`);
  const signatures = lines.map((line) => {
    const [, name = '', base64 = ''] = SIGNATURE_LINE.exec(line) ?? [];
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.byteLength <= KEY_ID_BYTES || bytes.toString('base64') !== base64) throw new Error('a line of its signatures is not one');
    return { name, bytes };
  });
  return { text: note.slice(0, at + 1), signatures };
}

/** The four bytes that name a key in a note. */
export function noteKeyId(name: string, { algorithm, publicKey }: VerificationKey): Buffer {
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const named =
    algorithm === 'ES256' ? spki : Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), Buffer.of(ED25519_TYPE), spki.subarray(-ED25519_BYTES)]);
  return createHash('sha256').update(named).digest().subarray(0, KEY_ID_BYTES);
}
