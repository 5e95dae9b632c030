import { ApiError } from '@provenance/api-client';
import { EXIT, FailedError } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';

/** So often it is said that the service is still at it: it answers once, at the end. */
const STILL_MS = 10_000;

export const rebuildRollups = define<ServiceOptions & { json: boolean }>({
  usage: 'rebuild-rollups',
  summary: 'make the sums behind the figures again from the facts',
  description: 'Makes the sums behind the figures again, day by day, while others count and read. It takes minutes for a hundred thousand analyses; running it twice is harmless.',
  options: [API_URL(), TIMEOUT(3600), JSON_OUT()],
  examples: [['provenance admin rebuild-rollups', 'after a restore, or when figures are in doubt']],
  async run({ json, ...options }, { process, terminal }) {
    terminal.say('the sums are made again: it takes as long as there are facts');
    const started = performance.now();
    const still = setInterval(() => terminal.say(`still at it after ${((performance.now() - started) / 1_000).toFixed(0)} s`), STILL_MS);
    try {
      // One attempt: where the answer is lost, the service may be at it still.
      const answer = await connect(options, process, 1).rebuildRollups().catch(lost);
      const { units, added, shards } = answer;
      await terminal.answerLine(json ? JSON.stringify(answer) : `facts ${units}  not counted before ${added}  days made again ${shards}`);
    } finally {
      clearInterval(still);
    }
    return EXIT.done;
  },
});

/** A connection may end before a long answer comes, and the time of the caller too. */
function lost(error: unknown): never {
  if (!(error instanceof ApiError) || error.kind === 'problem') throw error;
  throw new FailedError(error.message, 'Where it had begun, the service is at it still; running it again is harmless', { cause: error });
}
