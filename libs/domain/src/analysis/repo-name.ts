/** How the repository of an analysis is named, as members of a JSON schema. Groups may lie in groups; no part climbs. */
export const REPO_NAME = {
  title: '{org}/{name}',
  maxLength: 255,
  // The number of parts is bounded: an open repetition would overflow the stack on megabytes of slashes.
  pattern: '^(?!(.*/)?\\.{1,2}(/|$))[\\w.-]+(/[\\w.-]+){1,20}$',
} as const;

const FORM = new RegExp(REPO_NAME.pattern, 'u');

export function isRepoName(text: string): boolean {
  return text.length <= REPO_NAME.maxLength && FORM.test(text);
}
