/** One line of the attestation section: `key ranges`, for a file. */
export interface LogEntry {
  path: string;
  key: string;
  ranges: readonly (readonly [from: number, to: number])[];
  text: string;
}

/** The two sections of a log. */
export interface AuthorshipLog {
  entries: LogEntry[];
  metadata: string;
}

const DIVIDER = '---';

/**
 * Splits an authorship log (git-ai, authorship/3.0.0) into its entries and the JSON behind the divider. Lines that are
 * neither a path nor an entry are left out. Undefined for a text without the divider.
 */
export function parseAuthorshipLog(text: string): AuthorshipLog | undefined {
  const entries: LogEntry[] = [];
  let path = '';
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const stop = end === -1 ? text.length : end;
    const line = text.slice(at, text[stop - 1] === '\r' ? stop - 1 : stop);
    at = stop + 1;
    if (line === DIVIDER) return { entries, metadata: text.slice(at) };
    if (line.startsWith('  ')) addEntry(entries, path, line.trim());
    else path = unquoted(line);
  }
  return undefined;
}

function addEntry(entries: LogEntry[], path: string, text: string): void {
  const space = text.indexOf(' ');
  const ranges = space === -1 || path === '' ? [] : text.slice(space + 1).split(',').flatMap(parseRange);
  if (ranges.length > 0) entries.push({ path, key: text.slice(0, space), ranges, text });
}

function parseRange(text: string): [from: number, to: number][] {
  const dash = text.indexOf('-');
  const from = whole(dash === -1 ? text : text.slice(0, dash));
  const to = dash === -1 ? from : whole(text.slice(dash + 1));
  return from === undefined || to === undefined ? [] : [[from, to]];
}

function whole(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

/** Paths with blanks stand in double quotes, without escapes. */
function unquoted(line: string): string {
  return line.length > 1 && line.startsWith('"') && line.endsWith('"') ? line.slice(1, -1) : line;
}
