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
  const fits = middle(tokens.slice(wild, lastWild + 1));
  return (text) => text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail) && fits(text, head.length, text.length - tail.length);
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

type Part = (text: string, from: number, to: number) => boolean;

/** Keeps all places in the pattern at once that the text so far can have led to. */
function middle(tokens: readonly Token[]): Part {
  // Two sets that take turns, made once: nothing else of a matcher changes.
  let [places, next] = [new Uint8Array(tokens.length + 1), new Uint8Array(tokens.length + 1)];
  return (text, from, to) => {
    places.fill(0);
    places[0] = 1;
    skipEmpty(tokens, places, true);
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      next.fill(0);
      for (let place = 0; place < tokens.length; place++) {
        if (places[place] === 1) step(tokens[place]!, place, code, next);
      }
      skipEmpty(tokens, next, code === SLASH);
      [places, next] = [next, places];
    }
    return places[tokens.length] === 1;
  };
}

function step(token: Token, place: number, code: number, next: Uint8Array): void {
  const { kind } = token;
  if (kind === 'character') {
    if (token.code === code) next[place + 1] = 1;
  } else if (kind === 'one') {
    if (code !== SLASH) next[place + 1] = 1;
  } else if (kind !== 'segment' || code !== SLASH) {
    next[place] = 1;
  }
}

/** Stars may stand for nothing. Folders end only behind a slash, or where they began. */
function skipEmpty(tokens: readonly Token[], places: Uint8Array, behindSlash: boolean): void {
  for (let place = 0; place < tokens.length; place++) {
    const { kind } = tokens[place]!;
    if (places[place] === 1 && (kind === 'segment' || kind === 'anything' || (kind === 'folders' && behindSlash))) places[place + 1] = 1;
  }
}
