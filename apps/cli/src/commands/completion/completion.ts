import { Argument } from 'commander';
import { outline } from '../../completion/outline.ts';
import { completionScript, SHELLS, type Shell } from '../../completion/shells.ts';
import { EXIT } from '../../io/exit-code.ts';
import { define } from '../command.ts';
import { describeProgram } from '../program.ts';

export const completion = define<object>({
  usage: 'completion',
  summary: 'print a script that completes commands and options in a shell',
  description: 'Prints the script; where it goes is for each shell to say.',
  words: [new Argument('<shell>', 'the shell').choices(SHELLS)],
  options: [],
  examples: [
    ['source <(provenance completion bash)', 'in ~/.bashrc'],
    ['provenance completion zsh > "${fpath[1]}/_provenance"', 'once'],
    ['provenance completion fish > ~/.config/fish/completions/provenance.fish', 'once'],
  ],
  async run(_options, { terminal }, [shell]) {
    const program = describeProgram();
    await terminal.answer(completionScript(shell as Shell, program.name(), outline(program)));
    return EXIT.done;
  },
});
