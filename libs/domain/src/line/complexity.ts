import { skeletonOf } from './skeleton.ts';

/** The highest complexity of a line: a minified line says "very complex", not how long it is. */
export const MAX_LINE_COMPLEXITY = 100;

const DECISIONS =
  /\b(?:if|elif|elsif|unless|for|foreach|while|until|case|when|catch|except|rescue|and|or)\b|&&|\|\||\?\?|\?(?![.?:)\],;=>])/g;
const FUNCTIONS = /=>|->|\b(?:lambda|function|func|def|fn)\b/g;
const SOMETHING_SAID = /[\p{L}\p{N}_]/u;

/**
 * Structural complexity of one line, an integer from 0 to 100; undefined for a blank line.
 *
 * | part                                                    | points     |
 * |---------------------------------------------------------|------------|
 * | the line says something (not only brackets or a comment) | 1          |
 * | each decision: branch, loop, handler, and/or, ternary   | 1          |
 * | each function that starts on the line                   | 1          |
 * | each level of open brackets beyond the first            | 1 (deepest) |
 *
 * Texts and comments do not count. A line is measured by itself: changed lines come without their
 * surroundings, and a figure that needed them would differ between a diff and a whole file.
 */
export function lineComplexity(content: string, language?: string): number | undefined {
  if (content.trim() === '') {
    return undefined;
  }
  const { code, depth } = skeletonOf(content, language);
  if (!SOMETHING_SAID.test(code)) {
    return 0;
  }
  const points = 1 + count(code, DECISIONS) + count(code, FUNCTIONS) + Math.max(0, depth - 1);
  return Math.min(MAX_LINE_COMPLEXITY, points);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
