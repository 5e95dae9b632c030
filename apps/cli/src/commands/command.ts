import { Argument, Command, Option } from 'commander';
import type { Exit } from '../io/exit-code.ts';
import type { Process, Terminal } from '../io/terminal.ts';

/** What every command is handed. */
export interface Context {
  process: Process;
  terminal: Terminal;
  version: string;
}

/** A command's work. */
export type Run<Options> = (options: Options, context: Context, words: string[]) => Promise<Exit>;

/** A command as it is said once: for the parser, the help, the manual and the shells. */
export interface CommandDefinition {
  /** The name, and the words behind it: `status <id>`. */
  usage: string;
  summary: string;
  description: string;
  options: Option[];
  words?: Argument[];
  /** A line of the shell and what it does. */
  examples: readonly (readonly [line: string, says: string])[];
  run: Run<never>;
}

/** Keeps the options that a command's work expects together with its definition. */
export function define<Options>(definition: Omit<CommandDefinition, 'run'> & { run: Run<Options> }): CommandDefinition {
  return definition as unknown as CommandDefinition;
}

/** The parser's command; `ended` takes the exit code of its work. */
export function toCommand({ usage, summary, description, options, words = [], examples, run }: CommandDefinition, context: Context, ended: (exit: Exit) => void): Command {
  const command = new Command(usage).summary(summary).description(description);
  for (const option of options) command.addOption(option);
  for (const word of words) command.addArgument(word);
  command.addHelpText('after', examplesText(examples));
  command.action(async (...given: unknown[]) => {
    // A word of any number comes as a list.
    const taken = given.slice(0, words.length).flat().filter((word) => word !== undefined) as string[];
    ended(await run({ ...flagsOff(options), ...command.opts<Record<string, unknown>>() } as never, context, taken));
  });
  return command;
}

function examplesText(examples: CommandDefinition['examples']): string {
  return ['', 'Examples:', ...examples.map(([line, says]) => `  $ ${line}\n      ${says}`)].join('\n');
}

/** A flag that was not given is off; said here, since a default of the parser's would stand in every line of the help. */
function flagsOff(options: readonly Option[]): Record<string, boolean> {
  return Object.fromEntries(options.filter((option) => option.isBoolean() && !option.negate).map((option) => [option.attributeName(), false]));
}
