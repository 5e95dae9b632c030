import { plain } from '../plain.ts';

/** Characters that begin something in Markdown or HTML, and what makes a link of an address by itself. */
const SPECIAL = /[\\`*_{}[\]<>()#+!|~&"'$]|:(?=\/\/)|(?<=www)\./gi;

/** Text from anywhere as Markdown that shows exactly it: no link, no image, no mark-up, nobody notified. */
export function markdownText(text: string): string {
  return plain(text.replaceAll(/\r?\n/g, ' '))
    .replaceAll(SPECIAL, (character) => `&#${character.charCodeAt(0)};`)
    // A mention is found in the finished page, past any entity: the zero-width space breaks its name.
    .replaceAll('@', '@&#8203;');
}

/** Text from anywhere as code within a line or a table's cell. */
export function markdownCode(text: string): string {
  const shown = plain(text.replaceAll(/\r?\n/g, ' ')).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || shown.trim() === '' ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
