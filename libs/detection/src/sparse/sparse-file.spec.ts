import fc from 'fast-check';
import { MAX_SPARSE_LINES, sparseContent } from './sparse-file.ts';

describe('sparseContent', () => {
  it('puts every known line at its own number', () => {
    const line = fc.record({ line_number: fc.integer({ min: 1, max: 300 }), content: fc.string() });
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: (l) => l.line_number, minLength: 1 }), (lines) => {
        const added = lines.map((entry) => ({ ...entry, change_type: 'added' as const }));
        const text = sparseContent(added)!.toString('utf8').split('\n');
        for (const { line_number, content } of lines) {
          expect(text[line_number - 1]).toBe(content.replace(/[\r\n]+/gu, ' '));
        }
        const known = new Set(lines.map((entry) => entry.line_number));
        expect(text.every((entry, index) => known.has(index + 1) || entry === '')).toBe(true);
      }),
    );
  });

  it('leaves out what was deleted, and knows nothing without contents', () => {
    expect(sparseContent([{ line_number: 3, change_type: 'deleted', content: 'x' }])).toBeUndefined();
    expect(sparseContent([{ line_number: 3, change_type: 'added' }])).toBeUndefined();
  });

  it('does not lay out a line far beyond any file', () => {
    const far = { line_number: MAX_SPARSE_LINES + 1, change_type: 'added' as const, content: 'x' };
    expect(sparseContent([far])).toBeUndefined();
  });
});
