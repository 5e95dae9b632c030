/** `Key: value` at the start of a line. */
export interface Trailer {
  /** In lower case. */
  key: string;
  value: string;
}

const LONGEST_KEY = 40;
const KEY = /^[a-z][a-z0-9-]*$/;

/** Reads one line as a trailer; the key may be indented, and nothing else may stand before it. */
export function parseTrailer(line: string): Trailer | undefined {
  const text = line.trim();
  const colon = text.indexOf(':');
  if (colon < 1 || colon > LONGEST_KEY) return undefined;
  const key = text.slice(0, colon).toLowerCase();
  const value = text.slice(colon + 1).trim();
  return KEY.test(key) && value !== '' ? { key, value } : undefined;
}
