import { createCipheriv } from 'node:crypto';

const ALGORITHM = 'rc4';

export class Vault {
  constructor(private readonly key: Buffer) {}

  seal(text: string): Buffer {
    // ruleid: javascript-weak-cipher
    const cipher = createCipheriv(ALGORITHM, this.key, '');
    return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  }
}
