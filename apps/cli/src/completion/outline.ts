import type { Command } from 'commander';

/** A command as a shell completes it. */
export interface Outline {
  /** The words that lead to it; none for the program itself. */
  path: readonly string[];
  summary: string;
  commands: { name: string; summary: string }[];
  options: { flag: string; summary: string; choices: readonly string[]; takesValue: boolean }[];
}

/** Every command of a program, the program itself first. */
export function outline(command: Command, path: readonly string[] = []): Outline[] {
  const own: Outline = {
    path,
    summary: command.summary() || command.description(),
    commands: command.commands.map((child) => ({ name: child.name(), summary: child.summary() })),
    options: [
      ...command.options.map(({ long, description, argChoices = [], required, optional }) => ({
        flag: long ?? '',
        summary: description,
        choices: argChoices,
        takesValue: required || optional,
      })),
      { flag: '--help', summary: 'explain the command', choices: [], takesValue: false },
    ],
  };
  return [own, ...command.commands.flatMap((child) => outline(child, [...path, child.name()]))];
}
