import { createHash } from 'node:crypto';

export class Passwords {
  hash(plainPassword: string): string {
    // ruleid: javascript-weak-password-hash
    return createHash('sha1').update(`${this.pepper}:${plainPassword}`).digest('hex');
  }

  constructor(private readonly pepper: string) {}
}
