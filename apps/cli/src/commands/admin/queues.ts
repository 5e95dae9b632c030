import { setTimeout as wait } from 'node:timers/promises';
import { Argument } from 'commander';
import type { Client, Queue } from '@provenance/api-client';
import { EXIT, FailedError } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define, type CommandDefinition } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { plainRow } from './plain-row.ts';

const QUEUE = (): Argument => new Argument('<queue>', 'the stage').choices(['enrich', 'detect', 'decide', 'analyse']);

const LOOK_AGAIN_MS = 500;

const row = ({ queue, paused, jobs, oldest_job_age_seconds: age }: Queue): string =>
  plainRow([queue, paused ? 'paused' : 'runs', `waiting ${jobs.waiting}`, `active ${jobs.active}`, `delayed ${jobs.delayed}`, `dead ${jobs.failed}`, `next ${age.toFixed(0)} s old`]);

export const queuesList = define<ServiceOptions & { json: boolean }>({
  usage: 'list',
  summary: 'list the queues of the stages',
  description: 'Lists the queues with what is in them, and says what waits beside them and how long what is kept.',
  options: [API_URL(), TIMEOUT(60), JSON_OUT()],
  examples: [['provenance admin queues list', 'one line a queue']],
  async run({ json, ...options }, { process, terminal }) {
    const answer = await connect(options, process).queues();
    const { queues, outbox, retention } = answer;
    const rest = [`outbox  open ${outbox.open}  due ${outbox.due}`, `kept  contents ${retention.contents_days} d  results ${retention.results_days} d  facts ${retention.facts_days} d`];
    await terminal.answerLine(json ? JSON.stringify(answer) : [...queues.map(row), ...rest].join('\n'));
    return EXIT.done;
  },
});

const set = (to: 'pause' | 'resume', summary: string, description: string): CommandDefinition =>
  define<ServiceOptions & { json: boolean }>({
    usage: to,
    summary,
    description,
    words: [QUEUE()],
    options: [API_URL(), TIMEOUT(60), JSON_OUT()],
    examples: [[`provenance admin queues ${to} detect`, summary]],
    async run({ json, ...options }, { process, terminal }, [queue = '']) {
      const status = await connect(options, process).setQueue(queue, to);
      await terminal.answerLine(json ? JSON.stringify(status) : row(status));
      return EXIT.done;
    },
  });

export const queuesPause = set('pause', 'stop a queue', 'Workers take nothing from it until it is resumed; what they have in hand ends.');
export const queuesResume = set('resume', 'let a queue go on', 'Workers take jobs from it again.');

export const queuesDrain = define<ServiceOptions & { json: boolean }>({
  usage: 'drain',
  summary: 'stop a queue and wait until nothing of it runs',
  description: 'Pauses the queue and waits until its workers have ended what they had in hand. It stays paused.',
  words: [QUEUE()],
  options: [API_URL(), TIMEOUT(300), JSON_OUT()],
  examples: [['provenance admin queues drain detect', 'before work on the engines']],
  async run({ json, ...options }, { process, terminal }, [queue = '']) {
    const client = connect(options, process);
    let status = await client.setQueue(queue, 'pause');
    while (status.jobs.active > 0) {
      await wait(LOOK_AGAIN_MS, undefined, { signal: process.signal }).catch(() => undefined);
      status = await stillPaused(client, queue, status);
    }
    await terminal.answerLine(json ? JSON.stringify(status) : row(status));
    return EXIT.done;
  },
});

/** What a queue that was paused is at. @throws FailedError when somebody lets it go on: pausing it again would undo that */
async function stillPaused(client: Client, queue: string, last: Queue): Promise<Queue> {
  const paused = `${queue} is paused and stays so, ${last.jobs.active} of its jobs still ran`;
  const { queues } = await client.queues().catch((error: Error) => {
    throw new FailedError(`${paused}: ${error.message}`, undefined, { cause: error });
  });
  const now = queues.find((one) => one.queue === queue)!;
  if (!now.paused) throw new FailedError(`${queue} was resumed by somebody else while it was drained`);
  return now;
}
