/** Evidence quotes what it read; more than this is no quotation. */
const RAW_CAP = 256;

/** The text within the cap, never ending in half a character. */
export function capped(text: string): string {
  return text.length <= RAW_CAP ? text : text.slice(0, RAW_CAP).toWellFormed().replace(/\uFFFD$/, '');
}
