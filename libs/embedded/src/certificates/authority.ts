import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { der, oid, sequence, TAG } from './der.ts';

/** A certificate and its key, in PEM. */
export interface Certified {
  certificate: string;
  privateKey: string;
}

const ECDSA_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
const COMMON_NAME = oid('2.5.4.3');
const BASIC_CONSTRAINTS = oid('2.5.29.19');
const SUBJECT_ALT_NAME = oid('2.5.29.17');
const TRUE = der(TAG.boolean, Buffer.from([0xff]));

/**
 * A certificate authority for tests and trials: Node makes keys and signatures, but no certificates (RFC 5280), and not
 * every machine has a program that does. It lives as long as the object.
 */
export class CertificateAuthority {
  /** PEM, for those who shall trust it. */
  readonly certificate: string;
  readonly #name: Buffer;
  readonly #key: KeyObject;

  constructor(name = 'Provenance test authority') {
    const { privateKey, publicKey } = keyPair();
    this.#name = named(name);
    this.#key = privateKey;
    const isAuthority = sequence(BASIC_CONSTRAINTS, TRUE, der(TAG.octets, sequence(TRUE)));
    this.certificate = this.#certify(this.#name, publicKey, isAuthority);
  }

  /** @param names host names and addresses that it is for; the first is its subject too */
  issue(...names: readonly [string, ...string[]]): Certified {
    const { privateKey, publicKey } = keyPair();
    const alternatives = sequence(SUBJECT_ALT_NAME, der(TAG.octets, sequence(...names.map(generalName))));
    const certificate = this.#certify(named(names[0]), publicKey, alternatives);
    return { certificate, privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string };
  }

  #certify(subject: Buffer, key: KeyObject, extension: Buffer): string {
    const now = Date.now();
    const body = sequence(
      der(0xa0, der(TAG.integer, Buffer.from([2]))),
      // A first byte below 0x80: the number is positive, and its encoding the shortest.
      der(TAG.integer, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
      ECDSA_WITH_SHA256,
      this.#name,
      sequence(time(now - 3_600_000), time(now + 86_400_000)),
      subject,
      key.export({ format: 'der', type: 'spki' }),
      der(0xa3, sequence(extension)),
    );
    const signature = der(TAG.bits, Buffer.from([0]), sign('sha256', body, this.#key));
    const text = sequence(body, ECDSA_WITH_SHA256, signature).toString('base64');
    return `-----BEGIN CERTIFICATE-----\n${text.replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
  }
}

function keyPair(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function named(commonName: string): Buffer {
  return sequence(der(TAG.set, sequence(COMMON_NAME, der(TAG.utf8, Buffer.from(commonName)))));
}

/** A dNSName or, of IPv4, an iPAddress. */
function generalName(name: string): Buffer {
  return isIP(name) === 4 ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name, 'ascii'));
}

/** GeneralizedTime; RFC 5280 asks for UTCTime until 2049, and readers take both. */
function time(ms: number): Buffer {
  return der(TAG.time, Buffer.from(`${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
}
