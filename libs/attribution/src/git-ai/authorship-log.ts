import { detached } from '../rules/raw-text.ts';

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
  const divider = dividerIn(text);
  if (divider === undefined) return undefined;
  // One copy: the entries are cut from it, and the prompts behind the divider are let go.
  return { entries: parseEntries(detached(text.slice(0, divider.start))), metadata: text.slice(divider.end) };
}

/** Where the first line starts and ends that is the divider and nothing else. */
function dividerIn(text: string): { start: number; end: number } | undefined {
  for (let at = text.startsWith(DIVIDER) ? 0 : lineWithDivider(text, 0); at !== -1; at = lineWithDivider(text, at)) {
    const end = at + DIVIDER.length;
    if (end === text.length || text[end] === '\n' || text.startsWith('\r\n', end)) return { start: at, end };
  }
  return undefined;
}

function lineWithDivider(text: string, from: number): number {
  const found = text.indexOf(`\n${DIVIDER}`, from);
  return found === -1 ? -1 : found + 1;
}

function parseEntries(section: string): LogEntry[] {
  const entries: LogEntry[] = [];
  let path = '';
  for (const raw of section.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line.startsWith('  ')) addEntry(entries, path, line.trim());
    else path = unquoted(line);
  }
  return entries;
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
