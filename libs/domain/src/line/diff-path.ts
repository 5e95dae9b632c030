const NOTHING = '/dev/null';

const ESCAPES: Record<string, number> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

/** `diff --git`, then both names with different prefixes: a/ b/ or those of diff.mnemonicPrefix, also reversed. */
const PREFIXED_HEADER = /^diff --git "?([abciow12])\/.* "?(?!\1)[abciow12]\//s;

/** Beyond any path that is accepted: a name of megabytes must not reach a regular expression. */
const NAME_LIMIT = 32_768;

const PREFIX = /^[abciow12]\//;

/**
 * The name of a --- or +++ line: git quotes it C-style when it holds odd bytes, diff -u adds a tab and a date.
 * Bytes that are not UTF-8 become U+FFFD.
 */
export function unquotePath(name: string): string {
  const short = name.slice(0, NAME_LIMIT);
  if (!short.startsWith('"')) return short.split('\t', 1)[0] ?? short;
  const quoted = /^"((?:[^"\\]|\\.)*)"/s.exec(short)?.[1] ?? short.slice(1);
  const bytes: Buffer[] = [];
  for (const [, octal, escape, plain] of quoted.matchAll(/\\([0-3][0-7]{2})|\\(.)|([^\\]+)/gs)) {
    if (octal !== undefined) bytes.push(Buffer.of(Number.parseInt(octal, 8)));
    else if (escape !== undefined) bytes.push(Buffer.of(ESCAPES[escape] ?? escape.charCodeAt(0)));
    else bytes.push(Buffer.from(plain ?? '', 'utf8'));
  }
  return Buffer.concat(bytes).toString('utf8');
}

/** The path of a file in the repository: the head side's, or the base side's of a deleted file. */
export function pathOf(oldName: string, newName: string, gitHeader: string | undefined): string {
  const name = newName === NOTHING ? oldName : newName;
  return hasPrefixes(oldName, newName, gitHeader) ? name.replace(PREFIX, '') : name;
}

function hasPrefixes(oldName: string, newName: string, gitHeader: string | undefined): boolean {
  if (gitHeader !== undefined) return PREFIXED_HEADER.test(gitHeader.slice(0, 2 * NAME_LIMIT));
  return [oldName, newName].every((name) => name === NOTHING || PREFIX.test(name));
}
