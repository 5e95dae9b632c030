import fc from 'fast-check';
import { plainText } from './plain-text.ts';

describe('plainText', () => {
  it.each([
    ['a plain sentence, with 2 numbers.', 'a plain sentence, with 2 numbers.'],
    ['@acme/admins', '&#64;acme/admins'],
    ['[x](https://evil.example)', '&#91;x&#93;&#40;https&#58;//evil.example&#41;'],
    ['<img src=x>', '&#60;img src=x&#62;'],
    ['one\n# two', 'one &#35; two'],
  ])('shows %j as it is', (text, escaped) => {
    expect(plainText(text)).toBe(escaped);
  });

  it('leaves nothing that Markdown, HTML or GitHub would act on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(plainText(text).replace(/&#\d+;/g, '')).not.toMatch(/[\\`*_{}[\]()#+!|<>~@&:\n-]/);
      }),
    );
  });

  it('cuts what is long before it is escaped', () => {
    expect(plainText('*'.repeat(10), 3)).toBe('&#42;&#42;…');
  });
});
