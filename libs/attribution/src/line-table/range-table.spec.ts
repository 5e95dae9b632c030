import fc from 'fast-check';
import { LineTable } from './line-table.ts';
import { RangeTable } from './range-table.ts';

const range = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 30 }), fc.nat())
  .map(([from, length, value]) => ({ from, to: from + length, value }));

describe('a table of ranges', () => {
  it('answers as looking through the ranges from the last to the first would', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 40 }), (ranges) => {
        const table = new RangeTable(ranges);
        for (let line = 0; line <= 65; line += 1) {
          expect(table.at(line)).toBe(ranges.findLast(({ from, to }) => from <= line && line <= to)?.value);
        }
      }),
    );
  });

  it('holds ranges of any length and number', () => {
    const ranges = Array.from({ length: 200_000 }, (_, index) => ({ from: 1 + (index % 1000), to: 1_000_000_000 - index, value: index }));
    const table = new RangeTable(ranges);
    expect(table.at(1_000_000)).toBe(199_999);
    expect(table.at(1)).toBe(199_000);
    expect(table.at(1_000_000_001)).toBeUndefined();
  });

  it('leaves out what is no range, and knows hostile paths as paths', () => {
    const table = new LineTable([
      { path: '__proto__', from: 1, to: 2, value: 'a' },
      { path: 'x', from: 0, to: 2, value: 'b' },
      { path: 'x', from: 3, to: 2, value: 'c' },
      { path: 'x', from: 1.5, to: 2, value: 'd' },
      { path: 'x', from: 1, to: Number.MAX_SAFE_INTEGER, value: 'e' },
    ]);
    expect([table.at('__proto__', 2), table.at('x', 2), table.at('constructor', 1)]).toEqual(['a', undefined, undefined]);
  });
});
