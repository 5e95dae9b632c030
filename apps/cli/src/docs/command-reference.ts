import type { Command } from 'commander';
import { describeProgram, ENVIRONMENT, EXIT_CODES } from '../commands/program.ts';

const INSTALL = `## To have it

From a clone of this project, on any repository: \`npm run -s provenance -- attribute --repo DIR\`. As a command of its
own, wherever there is Node 22.12 or later:

\`\`\`
npm run setup && npm pack --workspace apps/cli     # in the clone: provenance-cli-0.2.0.tgz
npm install --global ./provenance-cli-0.2.0.tgz
provenance fetch-engine                            # for check, once
\`\`\``;

/** The manual of every command in Markdown, from its definition. */
export function commandReference(): string {
  const program = describeProgram();
  const fence = (text: string): string => `\`\`\`\n${text}\n\`\`\``;
  const streams = 'Answers go to standard output, everything else to standard error. With `--json` the answer is one JSON document,\nof a failure `{"error": {…}}`.';
  const intro = [program.description(), streams, fence(EXIT_CODES), fence(ENVIRONMENT), INSTALL];
  return `${[...intro, ...leaves(program).map(([path, command]) => section(path, command, fence))].join('\n\n')}\n`;
}

function leaves(command: Command, path: readonly string[] = [command.name()]): [path: string, command: Command][] {
  return command.commands.flatMap((child): [string, Command][] => {
    const own = [...path, child.name()];
    return child.commands.length > 0 ? leaves(child, own) : [[own.join(' '), child]];
  });
}

function section(path: string, command: Command, fence: (text: string) => string): string {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 110, getOutHasColors: () => false });
  command.outputHelp();
  return `## ${path}\n\n${fence(help.trimEnd())}`;
}
