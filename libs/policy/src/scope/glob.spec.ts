import fc from 'fast-check';
import { glob } from './glob.ts';

describe('a pattern', () => {
  it.each([
    ['src/a.ts', 'src/a.ts', true],
    ['src/*.ts', 'src/a.ts', true],
    ['src/*.ts', 'src/b/a.ts', false],
    ['src/**', 'src/b/a.ts', true],
    ['src/**', 'src', false],
    ['**/*.py', 'a.py', true],
    ['**/*.py', 'b/c/a.py', true],
    ['src/**/test/*.ts', 'src/test/a.ts', true],
    ['src/**/test/*.ts', 'src/x/y/test/a.ts', true],
    ['src/**/test/*.ts', 'src/xtest/a.ts', false],
    ['acme/pay-?', 'acme/pay-1', true],
    ['acme/pay-?', 'acme/pay-', false],
    ['a?b', 'a/b', false],
    ['**', 'anything/at all', true],
    ['*', '', true],
    ['a.c', 'abc', false],
    ['a**c', 'a/b/c', true],
  ])('%s on %s: %s', (pattern, text, fits) => {
    expect(glob(pattern)(text)).toBe(fits);
  });

  it('without signs of its own stands for itself alone', () => {
    const plain = fc.string().filter((text) => !/[*?]/.test(text));
    fc.assert(fc.property(plain, plain, (one, other) => glob(one)(one) && glob(one)(other) === (one === other)));
  });

  it('fits what the regular expression fits that says the same', () => {
    const parts = fc.array(fc.constantFrom('*', '**', '**/', '?', '/', 'a', 'b', 'ab'), { maxLength: 7 }).map((some) => some.join(''));
    const texts = fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 8 }).map((some) => some.join(''));
    fc.assert(fc.property(parts, texts, (pattern, text) => glob(pattern)(text) === asRegExp(pattern).test(text)), { numRuns: 2_000 });
  });

  it('ends soon on what makes regular expressions run for ever', () => {
    expect(glob('*a'.repeat(100) + 'b')('a'.repeat(4_000))).toBe(false);
    expect(glob('**a'.repeat(80) + 'b')('a/'.repeat(2_000))).toBe(false);
  });
});

function asRegExp(pattern: string): RegExp {
  const SIGNS: Record<string, string> = { '*': '[^/]*', '**': '.*', '?': '[^/]' };
  return new RegExp(`^${pattern.replace(/(?<=^|\/)\*\*\/|\*\*|[*?]/g, (sign) => SIGNS[sign] ?? '(?:.*/)?')}$`);
}
