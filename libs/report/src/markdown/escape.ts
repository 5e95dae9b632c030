import { plain } from '../plain.ts';

/** Characters that begin something in Markdown or HTML, what makes a link of an address by itself, and names of emoji. */
const SPECIAL = /[\\`*_{}[\]<>()#+!|~&"'$@]|:(?=\/\/|[\w+-]+:)|(?<=www)\.|(?<=^\s*)[-=]|(?<=^\s*\d+)\.|(?<=\bGH)-(?=\d)/gi;
/** Mentions and references to issues are found in the finished page, past any entity: a zero-width space breaks them. */
const FOUND_LATER = /(?<=@|&#35;(?=\d)|\bGH&#45;)/gi;

/** Text from anywhere as Markdown that shows exactly it, on one line: no link, no image, no mark-up, nobody notified. */
export function markdownText(text: string): string {
  return plain(text.replaceAll(/\r?\n/g, ' '))
    .replaceAll(SPECIAL, (character) => (character === '@' ? '@' : `&#${character.charCodeAt(0)};`))
    .replaceAll(FOUND_LATER, '&#8203;');
}

/** Text from anywhere as code within a line or a table's cell. */
export function markdownCode(text: string): string {
  const shown = plain(text.replaceAll(/\r?\n/g, ' ')).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || shown.trim() === '' ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
