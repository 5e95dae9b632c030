import { CommanderError, type Command } from 'commander';
import { plain } from '@provenance/report';
import { buildProgram } from './commands/program.ts';
import { EXIT, faultOf, type Exit, type Fault } from './io/exit-code.ts';
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
    const fault = asFault(error);
    if (argv.includes('--json') && fault.exit !== EXIT.done && !terminal.answered) await terminal.answerLine(faultJson(fault));
    return endWith(error, fault, terminal);
  }
}

function throwInsteadOfExiting(command: Command, process: Process): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => void process.stdout.write(text),
    writeErr: (text) => void process.stderr.write(text),
  });
  for (const child of command.commands) throwInsteadOfExiting(child, process);
}

function asFault(error: unknown): Fault {
  // The parser's own code for help that was asked for is 0.
  if (error instanceof CommanderError) return { exit: error.exitCode === 0 ? EXIT.done : EXIT.usage, message: error.message };
  return faultOf(error) ?? { exit: EXIT.failed, message: (error as Error).stack ?? String(error) };
}

/** The answer for a program that asked for JSON: one document, whatever happens. */
function faultJson({ exit, message, hint, details }: Fault): string {
  return JSON.stringify({ ...details, error: { exit, message, ...(hint !== undefined && { hint }) } });
}

function endWith(error: unknown, { exit, message, hint }: Fault, terminal: Terminal): Exit {
  // The parser has said it already.
  if (error instanceof CommanderError) return exit;
  const lines = message.split('\n').map(plain).join('\n');
  terminal.say(`${terminal.sayPaint('red', 'error')}: ${lines}${hint === undefined ? '' : `\n       ${plain(hint)}`}`);
  return exit;
}
