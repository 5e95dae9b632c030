import crypto, { createCipheriv, randomBytes } from 'crypto';

export class Vault {
  constructor(private readonly key: Buffer) {}

  seal(text: string) {
    const iv = randomBytes(12);
    // ok: javascript-weak-cipher
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  }

  open(data: Buffer) {
    // ok: javascript-weak-cipher
    const decipher = crypto.createDecipheriv('aes-256-gcm', this.key, data.subarray(0, 12));
    decipher.setAuthTag(data.subarray(12, 28));
    return decipher.update(data.subarray(28)) + decipher.final('utf8');
  }
}

// ok: javascript-weak-cipher
export const stream = (key: Buffer, nonce: Buffer) => crypto.createCipheriv('chacha20-poly1305', key, nonce);
