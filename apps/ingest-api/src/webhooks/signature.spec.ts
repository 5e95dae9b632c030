import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { isSigned } from './signature.ts';

const sign = (body: Uint8Array, secret: string): string => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

describe('isSigned', () => {
  it('holds for the example that GitHub publishes', () => {
    const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
    expect(isSigned(Buffer.from('Hello, World!'), signature, ["It's a Secret to Everybody"])).toBe(true);
    expect(isSigned(Buffer.from('Hello, World'), signature, ["It's a Secret to Everybody"])).toBe(false);
  });

  it('holds for every secret of the list and no other', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 4 }), (bytes, [other = '', ...secrets]) => {
        const body = Buffer.from(bytes);
        expect(secrets.every((secret) => isSigned(body, sign(body, secret), secrets))).toBe(true);
        expect(isSigned(body, sign(body, other), secrets)).toBe(false);
      }),
    );
  });

  it.each([undefined, '', 'sha256=', 'sha1=757107ea0eb2509fc211221cce984b8a37570b6d', `sha256=${'A'.repeat(64)}`, `sha256=${'0'.repeat(65)}`])(
    'does not hold for %s',
    (signature) => {
      expect(isSigned(Buffer.from('x'), signature, ['secret'])).toBe(false);
    },
  );
});
