import { randomUUID } from 'node:crypto';
import { plain, warningCommand } from '@provenance/report';
import type { Runner } from './runner.ts';

/**
 * Texts of our own; whatever they quote stays on its line and is no command. The runner looks behind leading blanks for
 * `::`, and anywhere for `##[`; it does not take the zero-width space for a blank.
 */
export function say(runner: Runner, text: string): void {
  const harmless = (line: string): string => plain(line).replaceAll('##[', '##\u200b[').replace(/^\s*::/, '\u200b$&');
  runner.print(text.split('\n').map(harmless).join('\n'));
}

export function warn(runner: Runner, text: string): void {
  runner.print(warningCommand(text));
}

/**
 * Lines that hold text of the pull request: a path may read like a command, so commands are off until a word that
 * nobody can guess.
 */
export function sayUntrusted(runner: Runner, text: string): void {
  const token = randomUUID();
  runner.print(`::stop-commands::${token}`);
  runner.print(text);
  runner.print(`::${token}::`);
}
