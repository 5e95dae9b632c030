import fc from 'fast-check';
import { bare, widthOf } from '@provenance/report';
import { fittedTable, type Column } from './fitted-table.ts';
import { countsText, differenceText, intervalText, numberText } from './number-text.ts';
import { sparkline } from './sparkline.ts';

describe('a number', () => {
  it.each([[0, '0'], [12, '12'], [1234.5678, '1235'], [12.345, '12.3'], [1.234, '1.23'], [0.00123, '0.0012'], [null, '-'], [undefined, '-'], [-0.5, '-0.50']])('%j is %s', (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  it('has a sign as a difference, and two ends as an interval', () => {
    expect([differenceText(2), differenceText(-2.5), differenceText(0), differenceText(null)]).toEqual(['+2', '-2.50', '0', '-']);
    expect([intervalText({ low: 0, high: 12.34 }), intervalText(null)]).toEqual(['0 to 12.3', '']);
    expect(countsText({ a: 1, c: 2, b: 2 })).toBe('b 2, c 2, a 1');
  });
});

describe('a sparkline', () => {
  it.each([
    [[0, 1, 2, 3, 4, 5, 6, 7, 8], 9, '▁▁▂▃▄▅▆▇█'],
    [[5, undefined, 5], 9, '█·█'],
    [[0, 0], 9, '▁▁'],
    [[], 9, ''],
    [[8, 8, 4, 4, undefined, undefined], 3, '█▄·'],
    [[-1, 1], 2, '▁█'],
  ])('of %j in %i is %s', (values, width, line) => {
    expect(sparkline(values, width)).toBe(line);
  });

  it('never needs more room than there is', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { nil: undefined }), { maxLength: 300 }), fc.integer({ min: 1, max: 200 }), (values, width) => {
      expect([...sparkline(values, width)].length).toBeLessThanOrEqual(width);
    }));
  });
});

describe('a table', () => {
  const columns: Column<[string, string, string]>[] = [
    { title: 'name', cell: ([name]) => name },
    { title: 'n', cell: ([, n]) => n, number: true },
    { title: 'why', cell: ([, , why]) => why },
  ];

  it('is as wide as it is, or as the terminal', () => {
    const rows: [string, string, string][] = [['agent', '7', 'a reason that goes on and on'], ['b\u001b[31m', '123', '']];
    expect(fittedTable(bare, undefined, columns, rows).split('\n')).toEqual(['name           n  why', 'agent          7  a reason that goes on and on', 'b\\u{1b}[31m  123']);
    expect(fittedTable(bare, 30, columns, rows).split('\n')).toEqual(['name           n  why', 'agent          7  a reason th…', 'b\\u{1b}[31m  123']);
    expect(fittedTable(bare, 18, columns, rows).split('\n')).toEqual(['name           n', 'agent          7', 'b\\u{1b}[31m  123', 'no room for why: --json and --csv have all']);
  });

  it('has its columns under each other, and cuts no character in two, in any script', () => {
    const rows: [string, string, string][] = [['日本語の名前です', '7', 'x'], ['👩‍💻 agent', '12', '👍🏽 well'], ['e\u0301quipe', '3', '']];
    expect(fittedTable(bare, undefined, columns, rows).split('\n')).toEqual(['name               n  why', '日本語の名前です   7  x', '👩‍💻 agent          12  👍🏽 well', 'e\u0301quipe             3']);
    expect(fittedTable(bare, 24, columns, rows).split('\n').slice(1, 3)).toEqual(['日本語の名…   7  x', '👩‍💻 agent     12  👍🏽 well']);
  });

  it('keeps its rows within any terminal that has room for a name', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(fc.property(fc.array(fc.tuple(cell, fc.nat(99_999).map(String), cell), { minLength: 1 }), fc.integer({ min: 12, max: 120 }), (rows, width) => {
      const lines = fittedTable(bare, width, columns, rows).split('\n');
      for (const line of lines.filter((one) => !one.startsWith('no room for'))) expect(widthOf(line)).toBeLessThanOrEqual(width);
    }));
  });
});
