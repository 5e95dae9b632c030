import { plain } from '@provenance/report';
import type { Shortcoming } from '@provenance/repository';
import type { Terminal } from './terminal.ts';

/** Says what was not looked at, and what to do about it. */
export function sayShortcomings(terminal: Terminal, shortcomings: readonly Shortcoming[]): void {
  for (const { message, hint } of shortcomings) {
    terminal.say(`${terminal.sayPaint('yellow', 'note')}: ${plain(message)}${hint === undefined ? '' : `\n      ${plain(hint)}`}`);
  }
}
