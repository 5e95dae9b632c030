import fc from 'fast-check';
import { plain } from '../plain.ts';
import { bare, codeFrame, painter, table } from './text.ts';

describe('plain', () => {
  it('lets no control character and no direction mark through, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\p{Bidi_C}]/u.test(plain(text))),
    );
  });

  it('shows an escape sequence instead of sending it', () => {
    expect(plain('a\u001b[31mb\u202ec')).toBe('a\\u{1b}[31mb\\u{202e}c');
  });
});

describe('table', () => {
  it('aligns words to the left and numbers to the right', () => {
    expect(table(bare, ['file', 'lines'], [['a.py', 7], ['long.py', 123]])).toBe(
      ['file     lines', 'a.py         7', 'long.py    123'].join('\n'),
    );
  });

  it('aligns names of any script', () => {
    expect(table(bare, ['file', 'lines'], [['日本.py', 7], ['👩‍💻.py', 12], ['\u1112\u1161\u11ab.py', 9], ['cafe\u0301.py', 123]])).toBe(
      ['file     lines', '日本.py      7', '👩‍💻.py       12', '\u1112\u1161\u11ab.py        9', 'cafe\u0301.py    123'].join('\n'),
    );
  });
});

describe('codeFrame', () => {
  const lines = ['one', 'two', 'three', 'four'];

  it('marks the finding and shows a line on each side', () => {
    expect(codeFrame(bare, lines, 2, 3)).toBe(['        1 one', '  >     2 two', '  >     3 three', '        4 four'].join('\n'));
  });

  it('says how much of a long finding it leaves out', () => {
    const long = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`);
    expect(codeFrame(bare, long, 5, 25)).toContain('13 more lines');
  });
});

describe('painter', () => {
  it.each([
    ['a terminal', true, {}, true],
    ['a pipe', false, {}, false],
    ['a terminal that cannot', true, { TERM: 'dumb' }, false],
    ['NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['FORCE_COLOR on a pipe', false, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR that is 0', true, { FORCE_COLOR: '0' }, false],
  ])('colours by %s', (_name, isTTY, env, coloured) => {
    expect(painter({ isTTY }, env)('red', 'x') !== 'x').toBe(coloured);
  });
});
