/** True where a pattern stands for the whole text. */
export type Matcher = (text: string) => boolean;

const SLASH = 47;

type Token = { kind: 'character'; code: number } | { kind: 'one' | 'segment' | 'anything' | 'folders' };

/**
 * A pattern as a matcher. `*` stands for anything but a slash, `**` for anything, a double star before a slash also
 * for no folder at all, `?` for one character but a slash. It takes text times pattern steps at most, whatever both
 * are: paths come from pull requests, and a regular expression could be made to take for ever.
 */
export function glob(pattern: string): Matcher {
  const tokens = tokensOf(pattern);
  const wild = tokens.findIndex(({ kind }) => kind !== 'character');
  if (wild === -1) return (text) => text === pattern;
  // What stands for itself at both ends is compared at once: most texts end there.
  const head = textOf(tokens.slice(0, wild));
  const lastWild = tokens.findLastIndex(({ kind }) => kind !== 'character');
  const tail = textOf(tokens.slice(lastWild + 1));
  const between = tokens.slice(wild, lastWild + 1);
  const [fits, needed] = [middle(between), longestText(between)];
  return (text) =>
    text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail) && text.includes(needed, head.length) && fits(text, head.length, text.length - tail.length);
}

/** A matcher for any of the patterns. */
export function anyGlob(patterns: readonly string[]): Matcher {
  const matchers = patterns.map(glob);
  return (text) => matchers.some((matcher) => matcher(text));
}

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const boundary = at === 0 || pattern[at - 1] === '/';
    if (boundary && pattern.startsWith('**/', at)) {
      tokens.push({ kind: 'folders' });
      at += 2;
    } else if (pattern.startsWith('**', at)) {
      tokens.push({ kind: 'anything' });
      at += 1;
    } else if (pattern[at] === '*') {
      tokens.push({ kind: 'segment' });
    } else {
      tokens.push(pattern[at] === '?' ? { kind: 'one' } : { kind: 'character', code: pattern.charCodeAt(at) });
    }
  }
  return tokens;
}

function textOf(tokens: readonly Token[]): string {
  return String.fromCharCode(...tokens.map((token) => (token.kind === 'character' ? token.code : 0)));
}

/** The longest run of characters that stand for themselves. */
function longestText(tokens: readonly Token[]): string {
  const runs = tokens.map((token) => (token.kind === 'character' ? String.fromCharCode(token.code) : '\0')).join('').split('\0');
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

type Part = (text: string, from: number, to: number) => boolean;

/** Keeps all places in the pattern at once that the text so far can have led to, in their order. */
function middle(tokens: readonly Token[]): Part {
  // Two lists that take turns, made once: nothing else of a matcher changes.
  let [places, next] = [new Uint16Array(tokens.length + 1), new Uint16Array(tokens.length + 1)];
  return (text, from, to) => {
    let count = enter(tokens, 0, true, places, 0);
    for (let at = from; at < to && count > 0; at++) {
      const code = text.charCodeAt(at);
      let found = 0;
      for (let one = 0; one < count; one++) {
        const place = after(tokens[places[one]!], places[one]!, code);
        if (place !== undefined) found = enter(tokens, place, code === SLASH, next, found);
      }
      [places, next, count] = [next, places, found];
    }
    return count > 0 && places[count - 1] === tokens.length;
  };
}

/** Where a character leads to; undefined where the token does not stand for it. */
function after(token: Token | undefined, place: number, code: number): number | undefined {
  if (token === undefined) return undefined;
  if (token.kind === 'character') return token.code === code ? place + 1 : undefined;
  if (token.kind === 'one') return code === SLASH ? undefined : place + 1;
  return token.kind === 'segment' && code === SLASH ? undefined : place;
}

/**
 * Adds a place, and those after it that are reached because stars may stand for nothing; folders end only behind a
 * slash, or where they began. What is not past the last place is in the list already.
 * @returns how many there are
 */
function enter(tokens: readonly Token[], first: number, behindSlash: boolean, places: Uint16Array, known: number): number {
  let count = known;
  for (let place = first; ; place++) {
    if (count === 0 || places[count - 1]! < place) places[count++] = place;
    const kind = tokens[place]?.kind;
    if (kind !== 'segment' && kind !== 'anything' && (kind !== 'folders' || !behindSlash)) return count;
  }
}
