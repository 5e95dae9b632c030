/** What a comment is about. `neutral`: it says nothing; `general`: none of the others. */
export const CLASSIFICATIONS = ['security', 'nit', 'question', 'praise', 'bug', 'general', 'neutral'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/**
 * The words that tell, in the order in which they are asked for: a nit about a security test is about security.
 * Whole words, so that "unit" is no nit and "prefix" no bug. Every pattern is linear in the length of the text.
 */
const SIGNS: readonly (readonly [Classification, RegExp])[] = [
  ['security', /\b(?:security|insecure|vulnerab\w{1,9}|exploit\w{0,8}|xss|csrf|ssrf|injections?|cve-\d{4}|secrets?|leak(?:s|ed|ing)?|unsafe|unsanitised|unsanitized)\b/i],
  ['nit', /\b(?:nits?|nitpick\w{0,3}|style|typos?|formatting|whitespace|indentation|naming|spelling)\b/i],
  ['question', /\?|\b(?:clarify|explain|what if|could you|can you|why (?:is|do|does|did|not)|wondering)\b/i],
  ['praise', /\b(?:thanks|thank you|great|nice|awesome|lgtm|well done|excellent|love (?:it|this)|looks good)\b/i],
  ['bug', /\b(?:bugs?|buggy|broken|breaks?|fix(?:es|ed)?|incorrect|wrong|fail(?:s|ed|ing|ure)?|crash(?:es|ed)?|regression|race condition|off[- ]by[- ]one)\b/i],
];

/** Longer comments are told by their beginning: reviews of bots come with pages of generated text. */
const TOLD_BY = 4_000;

/** Quoted lines and code are not what the author of the comment says. */
const QUOTED = /^[ \t]*(?:>.*|```[^\n]*\n[^]*?^[ \t]*```.*|<!--[^]*?-->)$/gm;
const INLINE_CODE = /`[^`\n]*`/g;

/** What a comment or the body of a review is about, by the first sign in the author's own words. */
export function classify(text: string): Classification {
  const said = text.slice(0, TOLD_BY).replace(QUOTED, ' ').replace(INLINE_CODE, ' ');
  if (said.trim() === '') {
    return 'neutral';
  }
  return SIGNS.find(([, sign]) => sign.test(said))?.[0] ?? 'general';
}
