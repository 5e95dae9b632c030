/** Evidence quotes what it read; more than this is no quotation. */
const RAW_CAP = 256;

/** The text within the cap, never ending in half a character. */
export function capped(text: string): string {
  return detached(text.length <= RAW_CAP ? text : text.slice(0, RAW_CAP).toWellFormed().replace(/\uFFFD$/, ''));
}

/**
 * The same text without the one that it was cut from: an engine's substring holds its whole source in memory, and the
 * source of a note may be megabytes of prompts.
 */
export function detached(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
