import { Argument } from 'commander';
import type { DeadLetter } from '@provenance/api-client';
import { EXIT } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define, type CommandDefinition } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { plainRow } from './plain-row.ts';

const WORDS = (): Argument[] => [new Argument('<stage>', 'where it failed').choices(['enrich', 'detect', 'decide', 'analyse']), new Argument('<id>', 'id of the analysis')];
const ID = 'an_5f2c7a90d1e84b3f9a8f0a1b2c3d4e5f';

const row = ({ failed_at, stage, analysis_id, attempts, reason }: DeadLetter): string => plainRow([failed_at, stage, analysis_id, `attempts ${attempts}`, reason]);

export const deadLettersList = define<ServiceOptions & { json: boolean }>({
  usage: 'list',
  summary: 'list the jobs that failed for good',
  description: 'Lists the dead letters, the newest first. Their analyses are failed until they are replayed.',
  options: [API_URL(), TIMEOUT(60), JSON_OUT()],
  examples: [['provenance admin dead-letters list', 'one line a job']],
  async run({ json, ...options }, { process, terminal }) {
    const letters = await Array.fromAsync(connect(options, process).deadLetters());
    if (json) await terminal.answerLine(JSON.stringify({ dead_letters: letters }));
    else for (const letter of letters) await terminal.answerLine(row(letter));
    return EXIT.done;
  },
});

export const deadLettersShow = define<ServiceOptions>({
  usage: 'show',
  summary: 'show one of them',
  description: 'Shows a dead letter as JSON, with --json or without.',
  words: WORDS(),
  options: [API_URL(), TIMEOUT(60), JSON_OUT()],
  examples: [[`provenance admin dead-letters show detect ${ID}`, 'why it failed']],
  async run(options, { process, terminal }, [stage = '', id = '']) {
    await terminal.answerLine(JSON.stringify(await connect(options, process).deadLetter(stage, id)));
    return EXIT.done;
  },
});

const act = (usage: 'replay' | 'drop', summary: string, description: string, done: string): CommandDefinition =>
  define<ServiceOptions & { json: boolean }>({
    usage,
    summary,
    description,
    words: WORDS(),
    options: [API_URL(), TIMEOUT(60), JSON_OUT()],
    examples: [[`provenance admin dead-letters ${usage} detect ${ID}`, summary]],
    async run({ json, ...options }, { process, terminal }, [stage = '', id = '']) {
      // One attempt: a repeat of what was done is answered 404.
      const client = connect(options, process, 1);
      await (usage === 'replay' ? client.replayDeadLetter(stage, id) : client.dropDeadLetter(stage, id));
      if (json) await terminal.answerLine(JSON.stringify({ stage, analysis_id: id, done: usage }));
      else terminal.say(`${stage} of ${id} ${done}`);
      return EXIT.done;
    },
  });

export const deadLettersReplay = act('replay', 'run it again', 'Opens the analysis again and puts the job back with all its attempts.', 'is back in its queue');
export const deadLettersDrop = act('drop', 'give it up', 'Removes the job; the analysis stays failed, and can be run again by its id while its contents are kept.', 'is gone');
