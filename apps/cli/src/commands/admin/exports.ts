import { Argument, Option } from 'commander';
import type { ExportLettersDone } from '@provenance/api-client';
import { EXIT, UsageError } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define, type CommandDefinition } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { plainRow } from './plain-row.ts';

const ID = 'an_5f2c7a90d1e84b3f9a8f0a1b2c3d4e5f';

export const exportsList = define<ServiceOptions & { json: boolean }>({
  usage: 'list',
  summary: 'list the exports that the warehouse refused',
  description: 'Lists the dead letters of the export, the newest first, each with the reason that the warehouse gave.',
  options: [API_URL(), TIMEOUT(60), JSON_OUT()],
  examples: [['provenance admin exports list', 'one line an export']],
  async run({ json, ...options }, { process, terminal }) {
    const letters = await Array.fromAsync(connect(options, process).exportLetters());
    if (json) await terminal.answerLine(JSON.stringify({ dead_letters: letters }));
    else for (const { failed_at, id, subject, reason } of letters) await terminal.answerLine(plainRow([failed_at, id, subject, reason]));
    return EXIT.done;
  },
});

const act = (usage: 'replay' | 'drop', summary: string, description: string, [done, allDone]: readonly [one: string, all: string]): CommandDefinition =>
  define<ServiceOptions & { all: boolean; json: boolean }>({
    usage,
    summary,
    description,
    words: [new Argument('[id]', 'as list prints it')],
    options: [new Option('--all', 'all that there are'), API_URL(), TIMEOUT(60), JSON_OUT()],
    examples: [
      [`provenance admin exports ${usage} ${ID}`, summary],
      [`provenance admin exports ${usage} --all`, 'the same for every one'],
    ],
    async run({ all, json, ...options }, { process, terminal }, [id]) {
      if (all === (id !== undefined)) throw new UsageError('name an export, or --all, and not both');
      // One attempt: a repeat of what was done is answered 404, or goes on with the next ones.
      const client = connect(options, process, 1);
      if (id === undefined) {
        const answer = await toEnd(() => (usage === 'replay' ? client.replayExportLetters() : client.dropExportLetters()));
        if (json) await terminal.answerLine(JSON.stringify({ all: answer.done, left: answer.left, done: usage }));
        else terminal.say(`${answer.done} ${allDone}; dead letters now: ${answer.left}`);
        return EXIT.done;
      }
      await (usage === 'replay' ? client.replayExportLetter(id) : client.dropExportLetter(id));
      if (json) await terminal.answerLine(JSON.stringify({ id, done: usage }));
      else terminal.say(`${id} ${done}`);
      return EXIT.done;
    },
  });

/** All that there were at the first call; one that is refused again meanwhile is not done twice. */
async function toEnd(step: () => Promise<ExportLettersDone>): Promise<ExportLettersDone> {
  let { done, left } = await step();
  for (let [due, some] = [left, done]; due > 0 && some > 0; due -= some) {
    ({ done: some, left } = await step());
    done += some;
  }
  return { done, left };
}

export const exportsReplay = act('replay', 'export it again', 'Puts the export back into its queue; rows carry an event_id, so one that is sent twice is harmless.', ['is back in its queue', 'back in their queue']);
export const exportsDrop = act('drop', 'give it up', 'Removes the export; its rows never reach the warehouse.', ['is gone', 'gone']);
