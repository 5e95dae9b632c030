import { randomUUID } from 'node:crypto';
import { Argument, Option } from 'commander';
import { ApiError, type Client, type Reanalysis } from '@provenance/api-client';
import { EXIT, FailedError, faultOf, UsageError } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { analysisId } from '../analysis-id.ts';
import { define } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { plainRow } from './plain-row.ts';

const ID = 'an_5f2c7a90d1e84b3f9a8f0a1b2c3d4e5f';
/** What the service would answer for the next analysis as well. */
const OF_ALL: ReadonlySet<string> = new Set(['unauthorized', 'forbidden', 'rate_limited', 'store_unavailable', 'store_full']);

interface Refused {
  of: string;
  code: string;
  detail: string;
}

export const reanalyse = define<ServiceOptions & { failed: boolean; json: boolean }>({
  usage: 'reanalyse',
  summary: 'run finished analyses again',
  description:
    'Runs finished analyses again. A failed one goes on where it failed. Of a completed one another is made under the policies of now: from GitHub where GitHub reported it and its head is the newest, else from the lines and findings that were kept. The first decision and its proof stay. One that cannot be run again is named with its reason, and the others go on; exit code 3 when there was one, or the service could no longer be asked.',
  words: [new Argument('[id...]', 'ids of analyses')],
  options: [new Option('--failed', 'all analyses that have a dead letter'), API_URL(), TIMEOUT(600), JSON_OUT()],
  examples: [
    [`provenance admin reanalyse ${ID}`, 'decide it again under the policies of now'],
    ['provenance admin reanalyse --failed', 'after the cause of failures is gone'],
  ],
  async run({ failed, json, ...options }, { process, terminal }, ids) {
    if (failed === ids.length > 0) throw new UsageError('name analyses, or --failed, and not both');
    const client = connect(options, process);
    const started: Reanalysis[] = [];
    const refused: Refused[] = [];
    const named = [...(failed ? await failedIds(client) : new Set(ids.map((word) => analysisId(word))))];
    for (const [index, id] of named.entries()) {
      const outcome = await again(client, id).catch((error: unknown) => {
        throw stopped(error, { started, refused, not_started: named.slice(index) });
      });
      if ('code' in outcome) {
        refused.push(outcome);
        terminal.say(plainRow([outcome.of, outcome.code, outcome.detail]));
      } else {
        started.push(outcome);
        if (!json) await terminal.answerLine(plainRow([outcome.of, outcome.repeated ? 'has been started' : 'started', outcome.from, outcome.analysis_id]));
      }
    }
    if (failed && started.length + refused.length === 0) terminal.say('no analysis has a dead letter: nothing to run again');
    if (json) await terminal.answerLine(JSON.stringify({ started, refused }));
    return refused.length === 0 ? EXIT.done : EXIT.failed;
  },
});

/** All of them before the first is run again: what is replayed leaves the list. */
async function failedIds(client: Client): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const { analysis_id } of client.deadLetters()) ids.add(analysis_id);
  return ids;
}

/**
 * Attempts at one analysis share a key: a repeat after an answer that got lost starts nothing.
 * @throws what keeps the others from being started as well
 */
async function again(client: Client, of: string): Promise<Reanalysis | Refused> {
  try {
    return await client.reanalyse(of, randomUUID());
  } catch (error) {
    if (!(error instanceof ApiError) || error.code === undefined || OF_ALL.has(error.code)) throw error;
    return { of, code: error.code, detail: error.message };
  }
}

/** The end before the last one, with what had become of each. */
function stopped(error: unknown, outcome: { started: Reanalysis[]; refused: Refused[]; not_started: string[] }): unknown {
  const fault = faultOf(error);
  if (fault === undefined) return error;
  const [first = '', ...others] = outcome.not_started;
  const more = others.length === 0 ? '' : `; ${others.length} more were not tried`;
  return new FailedError(`${first} was not started: ${fault.message}${more}`, fault.hint, { cause: error, details: outcome });
}
