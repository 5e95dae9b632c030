import fc from 'fast-check';
import { classify, CLASSIFICATIONS } from './classification.ts';

describe('classify', () => {
  it.each([
    ['This is open to SQL injection.', 'security'],
    ['nit: the security test has a typo', 'security'],
    ['CVE-2024-1234 applies here', 'security'],
    ['nit: rename this', 'nit'],
    ['Typo', 'nit'],
    ['Why is this a unit?', 'question'],
    ['Please explain the prefix', 'question'],
    ['LGTM', 'praise'],
    ['Thanks, great work', 'praise'],
    ['This fails on empty input', 'bug'],
    ['off-by-one', 'bug'],
    ['The unit prefix is long', 'general'],
    ['Moved to another module', 'general'],
    ['', 'neutral'],
    [' \n\t', 'neutral'],
    ['> is this safe?\n', 'neutral'],
    ['> is this a bug?\nDone', 'general'],
    ['```suggestion\nif (broken?) fix()\n```\nAs above', 'general'],
    ['`unsafe?` is the name', 'general'],
  ])('%j is %s', (text, label) => {
    expect(classify(text)).toBe(label);
  });

  it('tells every text, whatever its case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(CLASSIFICATIONS).toContain(classify(text));
        expect(classify(text.toUpperCase())).toBe(classify(text.toLowerCase()));
      }),
    );
  });

  it.each(['`'.repeat(200_000), '```\n'.repeat(50_000), '<!--'.repeat(50_000), '>'.repeat(200_000), 'why '.repeat(50_000)])(
    'is not held up by hostile text',
    (text) => {
      expect(CLASSIFICATIONS).toContain(classify(text));
    },
  );
});
