import { InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { TOKEN_ID, tokenId } from './token-id.ts';

interface RotateOptions extends ServiceOptions {
  overlap: number;
  json: boolean;
}

/** Seconds: what the service takes at most. */
const MOST_OVERLAP = 30 * 86_400;

export const tokenRotate = define<RotateOptions>({
  usage: 'rotate',
  summary: 'give an API token a new secret',
  description: 'Prints the new token, once. The one before still opens for the overlap.',
  words: [TOKEN_ID()],
  options: [new Option('--overlap <seconds>', `how long the old one still opens, ${MOST_OVERLAP} (30 days) at most; 0 ends it at once`).argParser(seconds).default(3_600), API_URL(), TIMEOUT(60), JSON_OUT()],
  examples: [['provenance admin token rotate tk_5f2c7a90d1e84b3f9a8f0a1b2c3d4e5f --overlap 86400', 'a day to put the new one in place']],
  async run({ overlap, json, ...options }, { process, terminal }, [word]) {
    const issued = await connect(options, process, 1).rotateToken(tokenId(word), overlap);
    await terminal.answerLine(json ? JSON.stringify(issued) : issued.token);
    terminal.say(`${issued.token_id}: shown only now; the one before ends in ${overlap} s`);
    return EXIT.done;
  },
});

function seconds(text: string): number {
  if (!/^\d{1,7}$/.test(text) || Number(text) > MOST_OVERLAP) throw new InvalidArgumentError(`It must be a whole number of seconds, ${MOST_OVERLAP} (30 days) at most.`);
  return Number(text);
}
