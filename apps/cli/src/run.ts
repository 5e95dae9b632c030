import { CommanderError, type Command } from 'commander';
import { plain } from '@provenance/report';
import { buildProgram } from './commands/program.ts';
import { EXIT, faultOf, type Exit } from './io/exit-code.ts';
import { Terminal, type Process } from './io/terminal.ts';
import { VERSION } from './version.ts';

/** Runs one call of the program. @param argv the words after its name @returns the exit code */
export async function run(argv: readonly string[], process: Process): Promise<Exit> {
  const terminal = new Terminal(process);
  let exit: Exit = EXIT.done;
  const program = buildProgram({ process, terminal, version: VERSION }, (code) => {
    exit = code;
  });
  throwInsteadOfExiting(program, process);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    return endWith(error, terminal);
  }
}

function throwInsteadOfExiting(command: Command, process: Process): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => void process.stdout.write(text),
    writeErr: (text) => void process.stderr.write(text),
  });
  for (const child of command.commands) throwInsteadOfExiting(child, process);
}

function endWith(error: unknown, terminal: Terminal): Exit {
  // The parser has said it already; its own code for help that was asked for is 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const fault = faultOf(error);
  if (fault === undefined) {
    terminal.say(`${terminal.sayPaint('red', 'error')}: ${(error as Error).stack ?? String(error)}`);
    return EXIT.failed;
  }
  const lines = fault.message.split('\n').map(plain).join('\n');
  terminal.say(`${terminal.sayPaint('red', 'error')}: ${lines}${fault.hint === undefined ? '' : `\n       ${plain(fault.hint)}`}`);
  return fault.exit;
}
