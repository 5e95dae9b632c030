import { BOUNDS, STORE_KEY_FAMILIES, type KeyFamily } from '@provenance/store';
import { QUEUE_KEY_FAMILIES } from './queue-key-families.ts';

/** Every family of keys in Redis. */
export const KEY_FAMILIES: readonly KeyFamily[] = [...STORE_KEY_FAMILIES, ...QUEUE_KEY_FAMILIES];

/** All of them in Markdown, with what keeps each from growing. */
export function keyReference(): string {
  return [
    '| key | holds | bound | by |',
    '|---|---|---|---|',
    ...KEY_FAMILIES.map(({ name, holds, bound, by }) => `| ${code(name)} | ${holds} | ${bound} | ${by} |`),
    '',
    ...Object.entries(BOUNDS).map(([bound, meaning]) => `- **${bound}**: ${meaning}.`),
    '',
  ].join('\n');
}

/** A bar would end the cell. */
function code(name: string): string {
  return `\`${name.replaceAll('|', '\\|')}\``;
}
