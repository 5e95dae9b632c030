import fc from 'fast-check';
import { lineComplexity, MAX_LINE_COMPLEXITY } from './complexity.ts';

describe('the structural complexity of a line', () => {
  it.each([
    ['x = 1', 'python', 1],
    ['}', 'javascript', 0],
    ['});', 'javascript', 0],
    ['# if this or that', 'python', 0],
    ['// if (this || that)', 'go', 0],
    [' * if the answer is known', 'java', 0],
    ['x = 1  # if a and b', 'python', 1],
    ['x = "if a and b // no"', 'python', 1],
    ["x = 'it\\'s if' + y", 'javascript', 1],
    ['if a and b:', 'python', 3],
    ['for x in xs:', 'python', 2],
    ['if (a && b || c) {', 'typescript', 4],
    ['const y = a ? b : c;', 'typescript', 2],
    ['const y = a?.b ?? c;', 'typescript', 2],
    ['xs.map((x) => f(g(x)))', 'javascript', 4],
    ['def f(a):', 'python', 2],
    ['} catch (e) {', 'java', 2],
    ['url = "http://x"', 'javascript', 1],
  ])('of %s (%s) is %i', (content, language, expected) => {
    expect(lineComplexity(content, language)).toBe(expected);
  });

  it.each(['', '   ', '\t'])('of the blank line %j is not known', (content) => {
    expect(lineComplexity(content)).toBeUndefined();
  });

  it('is a whole number from 0 to its highest for any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (content) => {
        const score = lineComplexity(content);
        return score === undefined ? content.trim() === '' : Number.isInteger(score) && score >= 0 && score <= MAX_LINE_COMPLEXITY;
      }),
    );
  });

  it('stays at its highest however long the line is', () => {
    expect(lineComplexity('a&&'.repeat(100_000))).toBe(MAX_LINE_COMPLEXITY);
  });
});
