import { resolve } from 'node:path';
import { Argument } from 'commander';
import { NOTES_REFS } from '@provenance/domain';
import { commitOf, noteOf, openRepository } from '@provenance/repository';
import { plain } from '@provenance/report';
import { EXIT } from '../../io/exit-code.ts';
import { define } from '../command.ts';
import { JSON_OUT, REPO } from '../options.ts';

export const noteShow = define<{ repo?: string; json: boolean }>({
  usage: 'show',
  summary: 'show the notes of a commit',
  description: `Prints what stands about a commit in ${NOTES_REFS.join(', ')}.`,
  words: [new Argument('[commit]', 'the commit (default: HEAD)')],
  options: [REPO(), JSON_OUT()],
  examples: [['provenance note show', 'the notes of HEAD'], ['provenance note show --json HEAD~1', 'for a program']],
  async run({ repo = '.', json }, { process, terminal }, [ref = 'HEAD']) {
    const repository = await openRepository(resolve(process.cwd, repo), process.env);
    const commit = await commitOf(repository, ref);
    const notes = [];
    for (const name of NOTES_REFS) {
      const content = await noteOf(repository, name, commit);
      if (content !== undefined) notes.push({ ref: name, content });
    }
    if (json) await terminal.answerLine(JSON.stringify({ commit, notes }));
    else if (notes.length === 0) await terminal.answerLine(`no notes about ${commit} in ${NOTES_REFS.join(', ')}`);
    for (const { ref: name, content } of json ? [] : notes) {
      await terminal.answerLine([name, ...content.trimEnd().split('\n').map(plain)].join('\n'));
    }
    return EXIT.done;
  },
});
