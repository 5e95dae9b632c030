import { randomUUID } from 'node:crypto';
import { plain } from '@provenance/report';
import type { Runner } from './runner.ts';

/** Texts of our own; whatever they quote stays on its line and cannot start one. */
export function say(runner: Runner, text: string): void {
  runner.print(text.split('\n').map((line) => plain(line).replace(/^(\s*)(?=::|##\[)/, '$1 ')).join('\n'));
}

export function warn(runner: Runner, text: string): void {
  runner.print(`::warning title=Provenance::${text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}`);
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
