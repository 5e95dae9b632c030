/** `owner/name`, either part with `*` for any run of characters. `*` never stands for a slash. */
const PATTERN = /^[A-Za-z0-9._*-]{1,100}\/[A-Za-z0-9._*-]{1,100}$/;

export function isRepoPattern(text: string): boolean {
  return PATTERN.test(text);
}

/** Whether a pattern means a repository. GitHub tells no case of letters in names of repositories. */
export function matchesRepo(pattern: string, repo: string): boolean {
  const [owner, name, ...rest] = pattern.toLowerCase().split('/');
  const [ofOwner, ofName, ...more] = repo.toLowerCase().split('/');
  if (owner === undefined || name === undefined || ofOwner === undefined || ofName === undefined) return false;
  return rest.length === 0 && more.length === 0 && matchesPart(owner, ofOwner) && matchesPart(name, ofName);
}

/** Greedy from the left with one place to come back to: linear space, and no pattern makes it exponential. */
function matchesPart(pattern: string, text: string): boolean {
  let [at, next, star, retry] = [0, 0, -1, 0];
  while (at < text.length) {
    if (pattern[next] === '*') {
      star = next++;
      retry = at;
    } else if (pattern[next] === text[at]) {
      next++;
      at++;
    } else if (star >= 0) {
      next = star + 1;
      at = ++retry;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(next));
}
