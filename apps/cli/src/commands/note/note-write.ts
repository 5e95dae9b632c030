import { randomBytes, randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { Option } from 'commander';
import { commitOf, fileOf, noteOf, openRepository, writeNote, type Repository } from '@provenance/repository';
import { EXIT, UsageError } from '../../io/exit-code.ts';
import { define } from '../command.ts';
import { JSON_OUT, REPO } from '../options.ts';
import { gitAiNote } from './git-ai-note.ts';
import { readRanges, type FileRanges } from './line-ranges.ts';

interface WriteOptions {
  repo?: string;
  commit: string;
  agent: string;
  model: string;
  session?: string;
  humanAuthor?: string;
  json: boolean;
}

const REF = 'refs/notes/ai';

export const noteWrite = define<WriteOptions>({
  usage: 'write',
  summary: 'leave a git-ai note about lines of a commit',
  description:
    'Reads lines of files from standard input, such as src/a.py:1-3,7 (numbers of the commit\'s own version), and notes in ' +
    'refs/notes/ai that an agent wrote them. What other sessions noted of the commit stays. Push it with: git push origin refs/notes/ai',
  options: [
    REPO(),
    new Option('--commit <ref>', 'the commit that the lines are of').default('HEAD'),
    new Option('--agent <name>', 'the agent, as git-ai names it: claude, codex, cursor, ...').makeOptionMandatory(),
    new Option('--model <name>', 'the model').default('unknown'),
    new Option('--session <id>', 'the agent\'s id of the conversation (default: a new one)'),
    new Option('--human-author <who>', 'who had it written: Name <address>'),
    JSON_OUT(),
  ],
  examples: [
    ["echo 'src/a.py:1-3,7' | provenance note write --agent codex --model gpt-5.5", 'note four lines of HEAD'],
    ['provenance note write --agent claude --session $ID < lines.txt', 'note the lines of many files under one session'],
  ],
  async run(options, { process, terminal }) {
    const { agent, model, humanAuthor } = options;
    for (const word of [agent, model]) if (!/^[^\s\p{Cc}"]{1,128}$/u.test(word)) throw new UsageError(`not a name: ${JSON.stringify(word)}`);
    const repository = await openRepository(resolve(process.cwd, options.repo ?? '.'), process.env);
    const commit = await commitOf(repository, options.commit);
    const files = readRanges(await text(process.stdin));
    for (const file of files) await refuseAbsent(repository, commit, file);
    const session = { tool: agent, model, id: options.session ?? randomUUID(), trace: randomBytes(7).toString('hex'), ...(humanAuthor !== undefined && { humanAuthor }) };
    await writeNote(repository, REF, commit, gitAiNote(commit, files, session, await noteOf(repository, REF, commit)));
    await terminal.answerLine(options.json ? JSON.stringify({ ref: REF, commit, session: session.id, files }) : `noted ${files.length} files of ${commit} in ${REF}`);
    return EXIT.done;
  },
});

/** A note about lines that are not there would say something of other lines later. */
async function refuseAbsent(repository: Repository, commit: string, { path, ranges }: FileRanges): Promise<void> {
  const content = await fileOf(repository, commit, path);
  if (content === undefined) throw new UsageError(`${path} is no file of ${commit}`);
  const count = content.toString('latin1').split('\n').length - (content.at(-1) === 0x0a ? 1 : 0);
  const beyond = ranges.find(({ to }) => to > count);
  if (beyond !== undefined) throw new UsageError(`${path} has ${count} lines in ${commit}, not ${beyond.to}`);
}
